import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrinting } from './use-printing.ts';
import { nextOrder, sortRows } from './table-order.ts';
import type { Order, SortValue } from './table-order.ts';
import './data-table.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Present where rows can be sorted by this column. */
  readonly sortBy?: (row: Row) => SortValue;
  readonly numeric?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly pageSize?: number;
}

/** From so many columns on a phone cannot show them side by side, and each row becomes an entry with its columns named. */
const WIDE = 3;

/** A list that people sort and page through. The first column names the row. */
export function DataTable<Row>({ caption, columns, rows, keyOf, pageSize = 20 }: DataTableProps<Row>) {
  const { i18n } = useTranslation();
  const [order, setOrder] = useState<Order>();
  const [page, setPage] = useState(0);
  const valueOf = columns.find(column => column.key === order?.column)?.sortBy;
  const sorted = order && valueOf ? sortRows(rows, valueOf, order, i18n.language) : rows;
  const isPrinting = usePrinting();
  // On paper nobody can turn a page of the table: all of it is printed.
  const size = isPrinting ? Math.max(1, rows.length) : pageSize;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const current = Math.min(page, pages - 1);
  const sort = (column: string): void => {
    setOrder(nextOrder(order, column));
    setPage(0);
  };
  return (
    <div className="data-table" data-wide={columns.length >= WIDE}>
      <div className="scroller" tabIndex={0} role="region" aria-label={caption}>
        {/* Roles are spelled out because a phone lays the table out as entries, and browsers then forget that it is one. */}
        <table role="table">
          <caption>{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">{columns.map(column => <ColumnHead key={column.key} column={column} order={order} onSort={sort} />)}</tr>
          </thead>
          <tbody role="rowgroup">
            {sorted.slice(current * size, (current + 1) * size).map(row => (
              <tr key={keyOf(row)} role="row">
                {columns.map((column, index) => index === 0
                  ? <th key={column.key} scope="row" role="rowheader">{column.cell(row)}</th>
                  : <Cell key={column.key} column={column} content={column.cell(row)} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pages current={current} pages={pages} onTurn={setPage} />}
    </div>
  );
}

/** A cell that says nothing is left out where rows are entries. */
function Cell<Row>({ column, content }: { readonly column: Column<Row>; readonly content: ReactNode }) {
  return <td role="cell" data-title={column.title} data-numeric={column.numeric} data-empty={content === '–'}>{content}</td>;
}

interface ColumnHeadProps<Row> { readonly column: Column<Row>; readonly order: Order | undefined; readonly onSort: (column: string) => void }

function ColumnHead<Row>({ column, order, onSort }: ColumnHeadProps<Row>) {
  const direction = order?.column === column.key ? order.direction : 'none';
  if (!column.sortBy) return <th scope="col" role="columnheader" data-numeric={column.numeric}>{column.title}</th>;
  return (
    <th scope="col" role="columnheader" aria-sort={direction} data-numeric={column.numeric}>
      <button type="button" onClick={() => onSort(column.key)}>{column.title}<span aria-hidden="true" data-direction={direction} /></button>
    </th>
  );
}

function Pages({ current, pages, onTurn }: { readonly current: number; readonly pages: number; readonly onTurn: (page: number) => void }) {
  const { t } = useTranslation();
  return (
    <nav className="cluster data-table__pages" aria-label={t('table.pages')}>
      <button type="button" className="button" disabled={current === 0} onClick={() => onTurn(current - 1)}>{t('table.previous')}</button>
      <span className="figures" role="status">{t('table.page', { page: current + 1, pages })}</span>
      <button type="button" className="button" disabled={current === pages - 1} onClick={() => onTurn(current + 1)}>{t('table.next')}</button>
    </nav>
  );
}
