import { useTranslation } from 'react-i18next';
import type { OptionId } from '#tally/ballot.ts';
import type { Count } from '#tally/contest.ts';
import { compareDecimals } from '#tally/decimal.ts';
import { inOrderOfFate } from '#tally/result-sheet.ts';
import type { NameOf } from './use-stage-words.ts';
import { formatVotes } from './votes.ts';
import './count.css';

/** Every two options against one another: votes for the row over the column, and the strongest path where the rule asks for it. */
export function PairTable({ counted, nameOf }: { readonly counted: Count; readonly nameOf: NameOf }) {
  const { t, i18n } = useTranslation();
  const { pairwise } = counted;
  if (!pairwise) return null;
  const options = inOrderOfFate(counted, Object.keys(pairwise.preferred).map(id => id as OptionId));
  const of = (table: typeof pairwise.preferred | undefined, row: OptionId, column: OptionId): string => table?.[row]?.[column] ?? '0';
  const title = t('count.pairs.title');
  return (
    <figure className="result-table">
      <figcaption className="count-caption">{title}</figcaption>
      <div className="scroller" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead><tr><th scope="col">{t('count.pairs.over')}</th>{options.map(option => <th key={option} scope="col">{nameOf(option)}</th>)}</tr></thead>
          <tbody>{options.map(row => (
            <tr key={row} data-fate={counted.elected.includes(row) ? 'elected' : undefined}>
              <th scope="row">{nameOf(row)}</th>
              {options.map(column => {
                if (row === column) return <td key={column} aria-hidden="true">·</td>;
                const isMore = compareDecimals(of(pairwise.preferred, row, column), of(pairwise.preferred, column, row)) > 0;
                return (
                  <td key={column} data-decided={isMore}>
                    {formatVotes(of(pairwise.preferred, row, column), i18n.language)}{isMore && <span className="visually-hidden"> {t('count.pairs.more')}</span>}
                    {pairwise.paths && <span className="result-table__change">{t('count.pairs.path', { votes: formatVotes(of(pairwise.paths, row, column), i18n.language) })}</span>}
                  </td>
                );
              })}
            </tr>
          ))}</tbody>
        </table>
      </div>
      <p className="note">{t(pairwise.paths ? 'count.pairs.notePaths' : 'count.pairs.note')}</p>
    </figure>
  );
}
