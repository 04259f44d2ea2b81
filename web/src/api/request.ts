/** Every request of the web app: JSON in, JSON out, refusals as `Refused`. */

/** What the server says when it does not do what was asked. */
export interface ServerError {
  readonly code: string;
  readonly message?: string;
  readonly article?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly remedies?: readonly { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> }[];
  /** Milliseconds until another attempt is heard. */
  readonly wait?: number;
  readonly least?: number;
}

/** The server answered, and said no. Anything else thrown means that no answer came. */
export class Refused extends Error {
  readonly status: number;
  readonly error: ServerError;

  constructor(status: number, error: ServerError) {
    super(error.code);
    this.status = status;
    this.error = error;
  }
}

type Method = 'GET' | 'POST' | 'DELETE';

/** The access desk answers with the bare refusal, the other rooms wrap it in `error`. */
function errorOf(status: number, body: unknown): ServerError {
  const bare = typeof body === 'object' && body !== null && 'error' in body ? body.error : body;
  const isError = typeof bare === 'object' && bare !== null && 'code' in bare;
  return isError ? (bare as ServerError) : { code: status === 404 ? 'not-found' : 'no-answer' };
}

/**
 * Sends one request. The header is what keeps other sites from sending it in a person's name.
 * @throws {Refused} when the server says no.
 */
export async function request<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`/api${path}`, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'x-sovet': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = response.headers.get('content-type')?.includes('json') ? await response.json() : undefined;
  if (!response.ok) throw new Refused(response.status, errorOf(response.status, answer));
  return answer as Answer;
}

/** A path below an organisation; ids may hold spaces and signs. */
export function orgPath(org: string, ...parts: readonly string[]): string {
  return ['/orgs', org, ...parts].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');
}

/** "?a=1&b=2" of what is defined. */
export function search(terms: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(terms).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
