/**
 * The key under which an act is sent; the same form sends the same key, so a second tap or a lost answer
 * never makes a second act. 128 random bits in hexadecimal.
 * `crypto.randomUUID` is not used: browsers withhold it on plain http, as on a laptop serving a hall.
 */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
