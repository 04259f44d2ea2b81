import { useTranslation } from 'react-i18next';
import { compare, rational, subtract, ZERO } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import { formatDecimal } from '../format/mixed-number.ts';
import './count-stages.css';

export interface CountStage {
  /** What happened: "Surplus of Berg", "Ivanova excluded". */
  readonly title: string;
  /** Votes at the end of the stage, by candidate. */
  readonly votes: ReadonlyMap<string, Rational>;
  readonly exhausted: Rational;
}

export interface CountedCandidate {
  readonly id: string;
  readonly name: string;
  /** Stage by number from 1 in which the candidate's fate was decided; absent for those left at the end. */
  readonly fate?: { readonly kind: 'elected' | 'excluded'; readonly stage: number };
}

interface CountStagesProps {
  readonly title: string;
  readonly quota: Rational;
  readonly candidates: readonly CountedCandidate[];
  readonly stages: readonly CountStage[];
}

/** The sheet of a transferable vote: a column a stage, a row a candidate, transfers under the totals. */
export function CountStages({ title, quota, candidates, stages }: CountStagesProps) {
  const { t, i18n } = useTranslation();
  return (
    <figure className="count-stages">
      <figcaption className="count-stages__title">{title} <span className="note">{t('stages.quota', { votes: formatDecimal(quota, i18n.language) })}</span></figcaption>
      <div className="scroller" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('stages.candidate')}</th>
              {stages.map((stage, index) => <th key={index} scope="col"><span className="figures">{index + 1}</span> {stage.title}</th>)}
            </tr>
          </thead>
          <tbody>
            {candidates.map(candidate => <CandidateRow key={candidate.id} candidate={candidate} stages={stages} />)}
            <tr className="count-stages__exhausted">
              <th scope="row">{t('stages.exhausted')}</th>
              {stages.map((stage, index) => <VotesCell key={index} votes={stage.exhausted} before={stages[index - 1]?.exhausted} />)}
            </tr>
          </tbody>
        </table>
      </div>
      <p className="note">{t('stages.exact')}</p>
    </figure>
  );
}

function CandidateRow({ candidate, stages }: { readonly candidate: CountedCandidate; readonly stages: readonly CountStage[] }) {
  const { t } = useTranslation();
  const { fate } = candidate;
  return (
    <tr data-fate={fate?.kind}>
      <th scope="row">{candidate.name}{fate && <span className="note">{t(`stages.${fate.kind}`, { stage: fate.stage })}</span>}</th>
      {stages.map((stage, index) => {
        const isOut = fate?.kind === 'excluded' && index + 1 > fate.stage;
        return isOut ? <td key={index} /> : (
          <VotesCell key={index} votes={stage.votes.get(candidate.id) ?? ZERO} before={stages[index - 1]?.votes.get(candidate.id)} decided={fate?.stage === index + 1} />
        );
      })}
    </tr>
  );
}

function VotesCell({ votes, before, decided = false }: { readonly votes: Rational; readonly before?: Rational | undefined; readonly decided?: boolean }) {
  const { i18n } = useTranslation();
  const change = before === undefined ? rational(0n) : subtract(votes, before);
  const sign = compare(change, ZERO) > 0 ? '+' : '';
  return (
    <td data-decided={decided}>
      <span className="count-stages__votes">{formatDecimal(votes, i18n.language)}</span>
      {change.num !== 0n && <span className="count-stages__change">{sign}{formatDecimal(change, i18n.language)}</span>}
    </td>
  );
}
