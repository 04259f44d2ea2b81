/** The readings of `NAME.md` stand in `NAME.readings.md`. */
export function readingsFile(file: string): string {
  return file.replace(/\.md$/, '.readings.md');
}
