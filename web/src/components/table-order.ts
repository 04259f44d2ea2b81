export type SortValue = string | number | bigint;
export interface Order { readonly column: string; readonly direction: 'ascending' | 'descending' }

function compareValues(a: SortValue, b: SortValue, words: Intl.Collator): number {
  if (typeof a === 'string' || typeof b === 'string') return words.compare(String(a), String(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts rows by the value given; rows that are equal keep their order in either direction. */
export function sortRows<Row>(rows: readonly Row[], valueOf: (row: Row) => SortValue, order: Order, language: string): readonly Row[] {
  const words = new Intl.Collator(language, { numeric: true });
  const sign = order.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compareValues(valueOf(a), valueOf(b), words));
}

/** A second choice of the same column turns the direction. */
export function nextOrder(order: Order | undefined, column: string): Order {
  return { column, direction: order?.column === column && order.direction === 'ascending' ? 'descending' : 'ascending' };
}
