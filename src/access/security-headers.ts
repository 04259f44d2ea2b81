/**
 * Headers for every response. Scripts come from our own files only; the planner's solver in the browser
 * needs leave to compile WebAssembly, on the worker's response as well, hence on every one.
 * @see W3C Content Security Policy Level 3; OWASP HTTP Security Response Headers Cheat Sheet
 */
export function securityHeaders({ secure }: { readonly secure: boolean }): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
      "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Not `no-referrer`: with it browsers hide the origin of our own requests, which the origin guard needs.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
