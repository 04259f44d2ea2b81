/** Lines of comma-separated values as RFC 4180 writes them, but ended by a bare newline. */
export type Cell = string | number;

function quoted(cell: Cell): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record with its line end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(',')}\n`;
}
