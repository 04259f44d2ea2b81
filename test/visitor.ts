/** A browser without a screen: keeps the cookies of its requests to one server, and sends what browsers send. */
export interface Visitor {
  post(path: string, body?: object): Promise<Reply>;
  get(path: string): Promise<Reply>;
  remove(path: string): Promise<Reply>;
  /** A request as this browser would send it, for handing to something else than the handler. */
  request(method: string, path: string, init?: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> }): Request;
  readonly cookies: ReadonlyMap<string, string>;
}

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into any answer
  readonly headers: Headers;
}

export function visitor(handler: (request: Request) => Promise<Response>, origin: string): Visitor {
  const cookies = new Map<string, string>();
  const request: Visitor['request'] = (method, path, { body, headers } = {}) => {
    const sent = new Headers({ origin, 'x-sovet': '1', 'user-agent': 'Mozilla/5.0 (Android 14; Mobile) Firefox/140.0', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
    if (cookies.size > 0) sent.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '));
    return new Request(origin + path, { method, headers: sent, ...(body === undefined ? {} : { body }) });
  };
  const send = async (method: string, path: string, body?: object): Promise<Reply> => {
    const response = await handler(request(method, path, body && { body: JSON.stringify(body) }));
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return { status: response.status, body: await response.json() as Reply['body'], headers: response.headers };
  };
  return {
    cookies, request,
    post: (path, body = {}) => send('POST', path, body),
    get: path => send('GET', path),
    remove: path => send('DELETE', path),
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = pair.split('=');
  if (attributes.includes('Max-Age=0')) cookies.delete(name);
  else cookies.set(name, value);
}
