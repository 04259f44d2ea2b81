import { useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface Split { readonly for: number; readonly against: number; readonly abstain: number }

function splitSum(split: Split): number {
  return split.for + split.against + split.abstain;
}

interface SplitBallotProps { readonly weight: number; readonly split: Split | undefined; readonly onSplit: (split: Split | undefined) => void }

/** The votes of one seat divided as its constituents are divided. The sum is told at once; it must be the whole. */
export function SplitBallot({ weight, split, onSplit }: SplitBallotProps) {
  const { t } = useTranslation();
  const field = useId();
  if (split === undefined) return <button type="button" className="button" onClick={() => onSplit({ for: weight, against: 0, abstain: 0 })}>{t('poll.splitGo', { count: weight })}</button>;
  const sum = splitSum(split);
  return (
    <fieldset className="stack-tight">
      <legend className="picker__title">{t('poll.splitTitle', { count: weight })}</legend>
      <div className="cluster">
        {(['for', 'against', 'abstain'] as const).map(side => (
          <div className="field split__side" key={side}>
            <label htmlFor={field + side}>{t(`side.${side}`)}</label>
            <input id={field + side} type="number" className="input" min={0} max={weight} step={1} inputMode="numeric" value={split[side]} onChange={event => onSplit({ ...split, [side]: Math.max(0, Math.trunc(Number(event.target.value))) })} />
          </div>
        ))}
      </div>
      <p role="status" className={sum === weight ? 'note' : 'broken'}>{t('poll.splitSum', { sum, weight })}</p>
      <button type="button" className="text-button" onClick={() => onSplit(undefined)}>{t('poll.splitBack')}</button>
    </fieldset>
  );
}
