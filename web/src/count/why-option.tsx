import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionId } from '#tally/ballot.ts';
import type { Count } from '#tally/contest.ts';
import { inOrderOfFate } from '#tally/result-sheet.ts';
import type { NameOf } from './use-stage-words.ts';
import { useWhyWords } from './use-why-words.ts';
import './count.css';

/** "Why was X not elected?": the figures of the count that decided it, for whoever is chosen from the list. */
export function WhyOption({ counted, nameOf }: { readonly counted: Count; readonly nameOf: NameOf }) {
  const { t } = useTranslation();
  const field = useId();
  const why = useWhyWords(counted, nameOf);
  const options = inOrderOfFate(counted, Object.keys(counted.stages[0]?.votes ?? {}).map(id => id as OptionId));
  const [chosen, setChosen] = useState(() => options.find(option => !counted.elected.includes(option)) ?? options[0]);
  if (chosen === undefined) return null;
  return (
    <section className="why-option" aria-labelledby={`${field}-title`} data-print="no">
      <h3 id={`${field}-title`} className="count-caption">{t('count.why.title')}</h3>
      <div className="field">
        <label htmlFor={field}>{t('count.why.choose')}</label>
        <select id={field} className="input" value={chosen} onChange={event => setChosen(event.target.value as OptionId)}>
          {options.map(option => <option key={option} value={option}>{nameOf(option)}</option>)}
        </select>
      </div>
      <div className="why-option__answer" aria-live="polite">
        {why(chosen).map((sentence, index) => <p key={index} data-lead={index === 0}>{sentence}</p>)}
      </div>
    </section>
  );
}
