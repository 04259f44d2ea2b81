import { useTranslation } from 'react-i18next';
import { parseRational } from '#kernel/rational.ts';
import type { ApportionmentLine } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { useWords } from '../../app/use-words.ts';
import type { Words } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Fraction } from '../../components/fraction.tsx';
import { useFormat } from '../../format/use-format.ts';

/** "1,240 electors": the figure with what it counts. */
function figureText(line: ApportionmentLine, words: Words, count: (n: number) => string): string {
  if (line.figure === null) return '–';
  const total = count(line.figure);
  return line.base === null ? total : words('base', line.base, { count: line.figure, total });
}

/** Seats as they were worked out: the figure, the exact quotient, the rounding, the limits, and what would change them. */
export function ApportionmentTable({ lines, named }: { readonly lines: readonly ApportionmentLine[]; readonly named: 'constituency' | 'body' }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const { count } = useFormat();
  const words = useWords();
  const nameOf = (line: ApportionmentLine): string => (named === 'body' ? (line.body ?? '').split('@')[0]!.replaceAll('-', ' ') : line.name ?? t('seats.atLarge'));
  const hrefOf = (line: ApportionmentLine): string | undefined => (named === 'body' ? line.body && at(org, 'bodies', line.body) : line.constituency === null ? undefined : at(org, 'units', line.constituency));
  const rows = lines.map((line, index) => ({ line, key: `${line.constituency ?? 'whole'}${line.body ?? ''}${index}` }));
  return (
    <DataTable
      caption={t('apportionment.caption')} rows={rows} keyOf={row => row.key}
      columns={[
        { key: 'name', title: t(named === 'body' ? 'apportionment.body' : 'apportionment.constituency'), cell: ({ line }) => { const href = hrefOf(line); return href ? <AppLink href={href}>{nameOf(line)}</AppLink> : nameOf(line); }, sortBy: ({ line }) => nameOf(line) },
        { key: 'figure', title: t('apportionment.figure'), cell: ({ line }) => figureText(line, words, count), sortBy: ({ line }) => line.figure ?? 0, numeric: true },
        { key: 'exact', title: t('apportionment.exact'), cell: ({ line }) => (line.exact === null ? '–' : <Exact exact={line.exact} />), numeric: true },
        { key: 'rounded', title: t('apportionment.rounded'), cell: ({ line }) => line.rounded ?? '–', numeric: true },
        { key: 'applied', title: t('apportionment.applied'), cell: ({ line }) => line.applied.map(limit => words('apportionmentLimit', limit)).join(', ') || '–' },
        { key: 'seats', title: t('apportionment.seats'), cell: ({ line }) => <b>{line.seats}</b>, sortBy: ({ line }) => line.seats, numeric: true },
        { key: 'changes', title: t('apportionment.changes'), cell: ({ line }) => <Changes line={line} /> },
      ]}
    />
  );
}

function Exact({ exact }: { readonly exact: string }) {
  const value = parseRational(exact);
  return value === undefined ? exact : <Fraction value={value} />;
}

function Changes({ line: { nextAt, lostBelow, figure } }: { readonly line: ApportionmentLine }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const more = nextAt === null || figure === null ? undefined : t('apportionment.next', { at: count(nextAt), more: count(nextAt - figure) });
  const less = lostBelow === null ? undefined : t('apportionment.lost', { below: count(lostBelow) });
  return <span className="note">{[more, less].filter(Boolean).join(' ') || '–'}</span>;
}
