import { useTranslation } from 'react-i18next';
import type { Rational } from '#kernel/rational.ts';
import { formatCount, formatMixed, mixedNumber } from '../format/mixed-number.ts';
import './fraction.css';

/** An exact number with a properly set fraction; read aloud and copied as "10 1/2". */
export function Fraction({ value }: { readonly value: Rational }) {
  const { i18n } = useTranslation();
  const { negative, whole, rest } = mixedNumber(value);
  if (rest.num === 0n) return <span className="figures">{formatMixed(value, i18n.language)}</span>;
  return (
    <span className="figures">
      {negative && '−'}
      {whole !== 0n && <>{formatCount(whole, i18n.language)}<span className="fraction__gap"> </span></>}
      <span className="fraction">{String(rest.num)}/{String(rest.den)}</span>
    </span>
  );
}
