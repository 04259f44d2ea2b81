/** The border: what comes in is of a size, an encoding and an alphabet that the rooms behind can hold. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { shapeFault } from './charter-shape.ts';
import { Problem } from './problem.ts';
import type { HttpEnv } from './setting.ts';

const JSON_BYTES = 1024 * 1024;
/** For imports, whose CSV travels inside JSON. */
const IMPORT_BYTES = 64 * 1024 * 1024;
const DEEPEST = 48;

const refuseLarge = { onError: () => { throw new Problem('too-large'); } };
const limits = { json: bodyLimit({ maxSize: JSON_BYTES, ...refuseLarge }), csv: bodyLimit({ maxSize: IMPORT_BYTES, ...refuseLarge }) };

/** Whoever looks at a body makes a stream of it, which costs more than all the rest of a small request: a length that is stated is believed, since the parser of the connection holds the sender to it. */
export const limitBody: MiddlewareHandler<HttpEnv> = (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
  const isImport = /^\/api\/orgs\/[^/]+\/imports$/u.test(context.req.path);
  const length = context.req.header('content-length');
  if (length === undefined || context.req.header('transfer-encoding') !== undefined) return (isImport ? limits.csv : limits.json)(context, next);
  if (!(Number(length) <= (isImport ? IMPORT_BYTES : JSON_BYTES))) throw new Problem('too-large');
  return next();
};

/** Texts with NUL or halves of characters can neither be stored nor hashed. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

function checkTexts(value: unknown, depth: number): void {
  if (depth > DEEPEST) throw new Problem('malformed', { reason: 'nested too deeply' });
  if (typeof value === 'string' && !isStorable(value)) throw new Problem('malformed-text');
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    if (!isStorable(name)) throw new Problem('malformed-text');
    checkTexts(each, depth + 1);
  }
}

/** Where charters come in: texts, or one of them beside other members. */
const CHARTER_DOORS = /^\/api\/(?:charters\/check|organisations|orgs\/[^/]+\/(?:readings|amendments(?:\/check)?))$/u;

function checkCharters(value: unknown): void {
  if (typeof value === 'object' && value !== null) return Object.values(value).forEach(checkCharters);
  const reason = typeof value === 'string' ? shapeFault(value) : undefined;
  if (reason !== undefined) throw new Problem('malformed', { reason });
}

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw error instanceof SyntaxError ? new Problem('malformed', { reason: 'not JSON' }) : new Problem('unsupported-encoding');
  }
}

function checkHeaders(headers: Headers): void {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';').map(part => part.trim());
  if (type !== 'application/json') throw new Problem('unsupported-type');
  const charset = parameters.find(parameter => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/u.test(charset)) throw new Problem('unsupported-encoding');
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding !== 'identity') throw new Problem('unsupported-encoding');
}

/** Reads a body once, as bytes; the route's own validation reads it again from memory. */
export const checkBody: MiddlewareHandler<HttpEnv> = async (context, next) => {
  const { method } = context.req;
  if (method !== 'GET' && method !== 'HEAD') {
    const bytes = await context.req.arrayBuffer();
    if (bytes.byteLength > 0) {
      checkHeaders(context.req.raw.headers);
      const body = parseJson(bytes);
      checkTexts(body, 0);
      if (CHARTER_DOORS.test(context.req.path)) checkCharters(body);
    }
  }
  await next();
};

export const checkAddress: MiddlewareHandler<HttpEnv> = async (context, next) => {
  const { pathname, search } = new URL(context.req.url);
  for (const part of [...pathname.split('/'), ...search.slice(1).split(/[&=]/u)]) {
    const decoded = decode(part);
    if (decoded === undefined || !isStorable(decoded)) throw new Problem('malformed', { reason: 'address' });
  }
  await next();
};

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
