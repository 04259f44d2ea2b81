import { useTranslation } from 'react-i18next';
import type { Count } from '#tally/contest.ts';
import { isZero } from '#tally/decimal.ts';
import { resultSheet, type SheetCell, type SheetRow } from '#tally/result-sheet.ts';
import { useStageWords, type NameOf } from './use-stage-words.ts';
import { votesParts } from './votes.ts';
import './count.css';

interface ResultTableProps {
  readonly title: string;
  readonly counted: Count;
  readonly nameOf: NameOf;
  /** Shown as the present one. */
  readonly stage?: number;
}

/** The sheet as returning officers publish it: a row a candidate, a column a stage, what was moved under what was left. */
export function ResultTable({ title, counted, nameOf, stage: shown }: ResultTableProps) {
  const { t } = useTranslation();
  const words = useStageWords(counted, nameOf);
  const sheet = resultSheet(counted);
  const at = (index: number): { readonly 'data-now': boolean } => ({ 'data-now': shown === index + 1 });
  return (
    <figure className="result-table">
      <figcaption className="count-caption">{title}</figcaption>
      <div className="scroller" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('count.table.candidate')}</th>
              {sheet.stages.map((stage, index) => <th key={index} scope="col" {...at(index)}><span className="figures">{stage.stage}</span> {words.title(stage)}</th>)}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map(row => <Row key={row.option} row={row} name={nameOf(row.option)} at={at} />)}
          </tbody>
          <tfoot>
            {sheet.against && <Sums label={t('count.table.against')} cells={sheet.against} />}
            {(sheet.against ?? sheet.nonTransferable.some(cell => !isZero(cell.votes))) && <Sums label={t(sheet.against ? 'count.table.abstained' : 'count.table.nonTransferable')} cells={sheet.nonTransferable} />}
            {sheet.totals && <Sums label={t('count.table.total')} cells={sheet.totals.map(votes => ({ votes }))} />}
            {sheet.quotas && <Sums label={t('count.table.quota')} cells={sheet.quotas.map(votes => ({ votes }))} />}
          </tfoot>
        </table>
      </div>
    </figure>
  );
}

function Row({ row: { fate, cells }, name, at }: { readonly row: SheetRow; readonly name: string; readonly at: (index: number) => object }) {
  const { t } = useTranslation();
  return (
    <tr data-fate={fate?.kind}>
      <th scope="row">{name}{fate && <span className="note">{t(`count.table.${fate.kind}`, { stage: fate.stage })}</span>}</th>
      {cells.map((cell, index) => <td key={index} {...at(index)} data-decided={fate?.stage === index + 1}>{cell ? <Cell cell={cell} /> : <span className="visually-hidden">{t('count.table.out')}</span>}</td>)}
    </tr>
  );
}

function Sums({ label, cells }: { readonly label: string; readonly cells: readonly SheetCell[] }) {
  return <tr className="result-table__sums"><th scope="row">{label}</th>{cells.map((cell, index) => <td key={index}><Cell cell={cell} /></td>)}</tr>;
}

function Cell({ cell: { votes, change } }: { readonly cell: SheetCell }) {
  return (
    <>
      <Votes text={votes} />
      {change !== undefined && <span className="result-table__change">{change.startsWith('-') ? '' : '+'}<Votes text={change} /></span>}
    </>
  );
}

/** Whole votes first; the decimals stand back, and none is missing. */
function Votes({ text }: { readonly text: string }) {
  const { i18n } = useTranslation();
  const { sign, whole, decimals } = votesParts(text, i18n.language);
  return <span className="result-table__votes">{sign}{whole}{decimals !== '' && <span className="result-table__decimals">{decimals}</span>}</span>;
}
