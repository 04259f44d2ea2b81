/** The web application, from the folder it was built into. Everything unknown is the application's own address. */
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2', '.json': 'application/json', '.wasm': 'application/wasm', '.png': 'image/png', '.ico': 'image/x-icon', '.webmanifest': 'application/manifest+json', '.map': 'application/json',
};

export type Site = (request: Request) => Promise<Response>;

/** Names of built files carry a hash of what is in them, so they never change. */
const FOREVER = 'public, max-age=31536000, immutable';

export function siteFrom(folder: string): Site {
  return async request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
    const { pathname } = new URL(request.url);
    const path = pathOf(folder, pathname);
    const isFile = path !== undefined && await stat(path).then(found => found.isFile(), () => false);
    // An asset that is gone is a fault; any other address belongs to the application.
    if (!isFile && (pathname.startsWith('/assets/') || path === undefined)) return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    return fileResponse(isFile ? path : join(folder, 'index.html'), isFile && pathname.startsWith('/assets/'), request.method === 'HEAD');
  };
}

function pathOf(folder: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\u0000')) return undefined;
  const path = normalize(join(folder, decoded));
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? path : undefined;
}

async function fileResponse(path: string, isHashed: boolean, headOnly: boolean): Promise<Response> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return new Response('The web application has not been built. Run: npm run build:web', { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  const headers = { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': isHashed ? FOREVER : 'no-cache', 'content-length': String(bytes.byteLength) };
  return new Response(headOnly ? null : new Uint8Array(bytes), { headers });
}
