import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ceil, floor, multiply, rational } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import { formatCount } from '../format/mixed-number.ts';
import { ArticleReference } from './article-reference.tsx';
import type { ArticleLink } from './article-reference.tsx';
import { Fraction } from './fraction.tsx';
import { CheckIcon, CrossIcon } from './icons.tsx';
import './verdict-table.css';

/** What a share is taken of; every one has its name in the catalogues. */
export type BaseName = 'cast' | 'valid' | 'present' | 'filled' | 'seats' | 'members' | 'electors' | 'inhabitants' | 'units';

/** One test of a verdict, with the numbers the counting room found. */
export interface VerdictTest {
  readonly kind: 'majority' | 'quorum';
  readonly base: BaseName;
  /** Size of the base, in what it counts. */
  readonly total: bigint;
  readonly share: Rational;
  /** More than the share, and not just as much. */
  readonly strict: boolean;
  readonly have: Rational;
  readonly met: boolean;
  readonly chamber?: string;
}

interface VerdictTableProps {
  readonly article: ArticleLink;
  /** The rule as the charter's generated sentence. */
  readonly rule: string;
  readonly outcome: string;
  readonly carried: boolean;
  readonly tests: readonly VerdictTest[];
  readonly wouldHaveChangedIt: readonly string[];
  /** Votes drawn or listed, right under the outcome. */
  readonly children?: ReactNode;
}

/** The outcome, then the votes, the base, what was needed and what there was, and the rule: the arithmetic anyone can repeat by hand. */
export function VerdictTable({ article, rule, outcome, carried, tests, wouldHaveChangedIt, children }: VerdictTableProps) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="verdict" aria-labelledby={heading}>
      <p className="verdict__outcome" id={heading} data-carried={carried}>{outcome}</p>
      {children}
      {tests.length > 0 && <table className="verdict__tests">
        <caption className="visually-hidden">{t('verdict.caption')}</caption>
        <thead>
          <tr>{(['test', 'base', 'need', 'have', 'result'] as const).map(column => <th key={column} scope="col">{t(`verdict.${column}`)}</th>)}</tr>
        </thead>
        <tbody>{tests.map((test, index) => <TestRow key={index} test={test} />)}</tbody>
      </table>}
      {wouldHaveChangedIt.length > 0 && (
        <div>
          <p className="label">{t('verdict.changes')}</p>
          <ul className="verdict__changes">{wouldHaveChangedIt.map(change => <li key={change}>{change}</li>)}</ul>
        </div>
      )}
      <div>
        <p className="label">{t('verdict.rule')}</p>
        <blockquote className="prose verdict__rule"><p>{rule}</p><p><ArticleReference article={article} /></p></blockquote>
      </div>
    </section>
  );
}

/** The smallest whole number that meets the test: shown, never compared. */
function leastWhole(need: Rational, strict: boolean): bigint {
  return strict ? floor(need) + 1n : ceil(need);
}

function TestRow({ test }: { readonly test: VerdictTest }) {
  const { t, i18n } = useTranslation();
  const need = multiply(test.share, rational(test.total));
  return (
    <tr>
      <th scope="row">{t(`verdict.kind.${test.kind}`)}{test.chamber && <span className="note"> {test.chamber}</span>}</th>
      <td data-title={t('verdict.base')}>{t(`base.${test.base}`, { count: Number(test.total), total: formatCount(test.total, i18n.language) })}</td>
      <td data-title={t('verdict.need')}>
        {t(test.strict ? 'verdict.moreThan' : 'verdict.atLeast')} <Fraction value={test.share} />
        <span className="verdict__sum">{t(test.strict ? 'verdict.over' : 'verdict.from')} <Fraction value={need} /> → {formatCount(leastWhole(need, test.strict), i18n.language)}</span>
      </td>
      <td data-title={t('verdict.have')} className="verdict__have"><Fraction value={test.have} /></td>
      <td data-title={t('verdict.result')} className="verdict__met" data-met={test.met}>
        {test.met ? <CheckIcon /> : <CrossIcon />} {t(test.met ? 'verdict.met' : 'verdict.notMet')}
      </td>
    </tr>
  );
}
