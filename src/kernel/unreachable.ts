/** Closes a switch over a union: the compiler refuses a forgotten case, and a corrupted value throws. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
