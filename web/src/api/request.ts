/** Every request of the web app: JSON in, JSON out, refusals as `Refused`. */
import type { AnswerAt, InitAt, PathWith } from './typed-paths.ts';

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

/** The access desk answers with the bare refusal, the other rooms wrap it in `error`. */
function errorOf(status: number, body: unknown): ServerError {
  const bare = typeof body === 'object' && body !== null && 'error' in body ? body.error : body;
  const isError = typeof bare === 'object' && bare !== null && 'code' in bare;
  return isError ? (bare as ServerError) : { code: status === 404 ? 'not-found' : 'no-answer' };
}

/** "?a=1&b=2" of what is defined. */
export function search(terms: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(terms).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

interface AnyInit {
  readonly params?: { readonly path?: Readonly<Record<string, string | number>>; readonly query?: Readonly<Record<string, unknown>> };
  readonly body?: unknown;
}

/** "/units/{id}" with the id in its place; ids may hold spaces and signs. */
function filled(path: string, parts: Readonly<Record<string, string | number>>): string {
  return path.replaceAll(/\{(\w+)\}/gu, (_braces, name: string) => encodeURIComponent(parts[name] ?? ''));
}

/** The header is what keeps other sites from sending a request in a person's name. */
async function send(method: 'GET' | 'POST' | 'DELETE', path: string, { params = {}, body }: AnyInit = {}): Promise<unknown> {
  const response = await fetch(filled(path, params.path ?? {}) + search(params.query ?? {}), {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'x-sovet': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = response.headers.get('content-type')?.includes('json') ? await response.json() : undefined;
  if (!response.ok) throw new Refused(response.status, errorOf(response.status, answer));
  return answer;
}

/**
 * The server by the paths of its own OpenAPI document, which say what each takes and answers.
 * @throws {Refused} when the server says no.
 */
export const server = {
  get: <Path extends PathWith<'get'>>(path: Path, ...[init]: InitAt<Path, 'get'>) => send('GET', path, init as AnyInit | undefined) as Promise<AnswerAt<Path, 'get'>>,
  post: <Path extends PathWith<'post'>>(path: Path, ...[init]: InitAt<Path, 'post'>) => send('POST', path, init as AnyInit | undefined) as Promise<AnswerAt<Path, 'post'>>,
  delete: <Path extends PathWith<'delete'>>(path: Path, ...[init]: InitAt<Path, 'delete'>) => send('DELETE', path, init as AnyInit | undefined) as Promise<AnswerAt<Path, 'delete'>>,
};

/** A path below an organisation; ids may hold spaces and signs. */
export function orgPath(org: string, ...parts: readonly string[]): string {
  return ['/orgs', org, ...parts].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');
}
