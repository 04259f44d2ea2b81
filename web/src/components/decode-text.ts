/** Encodings that spreadsheets of the field still write. UTF-8 is tried first and refuses what is not UTF-8. */
export const ENCODINGS = ['utf-8', 'windows-1251', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'not-text' };

/** Files that are no text at all hold zero bytes (spreadsheets, images, UTF-16). */
function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).includes(0);
}

/** Reads a file's bytes as text, at most `limit` bytes. An 8-bit encoding is used only when a person has named it. */
export function decodeText(bytes: Uint8Array, encoding: Encoding, limit: number): Decoded {
  if (bytes.length > limit) return { kind: 'too-large', bytes: bytes.length, limit };
  if (looksBinary(bytes)) return { kind: 'not-text' };
  try {
    return { kind: 'text', text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return { kind: 'not-utf8' };
  }
}
