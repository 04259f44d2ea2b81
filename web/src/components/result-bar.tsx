import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { rational } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import { formatCount, formatPercent } from '../format/mixed-number.ts';
import { Fraction } from './fraction.tsx';
import './result-bar.css';

interface ResultBarProps {
  readonly title: string;
  readonly votes: { readonly for: bigint; readonly against: bigint; readonly abstain: bigint };
  /** Everyone the threshold is taken of, also those who did not vote; the bar is as long as this. */
  readonly total: bigint;
  /** Votes for that are needed, before rounding. */
  readonly need: Rational;
  readonly strict: boolean;
}

/** For the eye only: a thousandth of the bar is finer than a pixel. */
function percentOf(part: Rational, whole: bigint): string {
  return whole === 0n ? '0%' : `${Number((part.num * 100_000n) / (part.den * whole)) / 1000}%`;
}

/** Votes as lengths with the line that had to be crossed; the figures stand below it as text. */
export function ResultBar({ title, votes, total, need, strict }: ResultBarProps) {
  const { t, i18n } = useTranslation();
  const caption = useId();
  const cast = votes.for + votes.against + votes.abstain;
  const whole = cast > total ? cast : total;
  const sides = ['for', 'against', 'abstain'] as const;
  return (
    <figure className="result-bar" aria-labelledby={caption}>
      <figcaption id={caption} className="result-bar__title">{title}</figcaption>
      <div className="result-bar__frame" aria-hidden="true">
        <div className="result-bar__track">
          {sides.map(side => <div key={side} className="result-bar__part" data-side={side} style={{ inlineSize: percentOf(rational(votes[side]), whole) }} />)}
        </div>
        <div className="result-bar__line" style={{ insetInlineStart: percentOf(need, whole) }} />
      </div>
      <dl className="result-bar__figures">
        {sides.map(side => (
          <div key={side}>
            <dt><span className="result-bar__key" data-side={side} />{t(`side.${side}`)}</dt>
            <dd className="figures">{formatCount(votes[side], i18n.language)} <span className="note">{formatPercent(votes[side], whole, i18n.language)}</span></dd>
          </div>
        ))}
        <div>
          <dt><span className="result-bar__key" data-side="need" />{t(strict ? 'resultBar.needMore' : 'resultBar.needLeast')}</dt>
          <dd className="figures"><Fraction value={need} /> <span className="note">{t('resultBar.of', { total: formatCount(total, i18n.language) })}</span></dd>
        </div>
      </dl>
    </figure>
  );
}
