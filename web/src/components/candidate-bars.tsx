import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { compare, rational, ZERO } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import { formatDecimal } from '../format/mixed-number.ts';
import { CheckIcon } from './icons.tsx';
import './candidate-bars.css';

export interface CandidateBar {
  readonly id: string;
  readonly name: string;
  readonly votes: Rational;
  readonly elected: boolean;
}

interface CandidateBarsProps {
  readonly title: string;
  /** In the order in which they are shown. */
  readonly candidates: readonly CandidateBar[];
  /** Votes that elect, drawn as a line across all bars. */
  readonly quota?: Rational;
}

/** For the eye only: a thousandth of the bar is finer than a pixel. */
function percentOf(part: Rational, longest: Rational): string {
  if (longest.num === 0n) return '0%';
  return `${Number((part.num * longest.den * 100_000n) / (part.den * longest.num)) / 1000}%`;
}

/** Candidates with their votes as lengths: who is elected is said by word and mark, not by colour alone. */
export function CandidateBars({ title, candidates, quota = ZERO }: CandidateBarsProps) {
  const { t, i18n } = useTranslation();
  const caption = useId();
  const longest = candidates.reduce((most, { votes }) => (compare(votes, most) > 0 ? votes : most), compare(quota, ZERO) > 0 ? quota : rational(1));
  return (
    <figure className="candidate-bars" aria-labelledby={caption}>
      <figcaption id={caption} className="candidate-bars__title">{title}{quota.num !== 0n && <span className="note candidate-bars__quota">{t('stages.quota', { votes: formatDecimal(quota, i18n.language) })}</span>}</figcaption>
      <ol>
        {candidates.map(({ id, name, votes, elected }) => (
          <li key={id} data-elected={elected}>
            <span className="candidate-bars__name">{name}{elected && <span className="candidate-bars__mark"><CheckIcon /> {t('bars.elected')}</span>}</span>
            <span className="candidate-bars__votes figures">{formatDecimal(votes, i18n.language)}</span>
            <span className="candidate-bars__track" aria-hidden="true">
              <span className="candidate-bars__bar" style={{ inlineSize: percentOf(votes, longest) }} />
              {quota.num !== 0n && <span className="candidate-bars__line" style={{ insetInlineStart: percentOf(quota, longest) }} />}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
