import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import './choice-ballot.css';

interface ChoiceBallotProps {
  readonly title: string;
  readonly options: readonly { readonly id: string; readonly name: string; readonly note?: string }[];
  readonly chosen: readonly string[];
  /** How many may be chosen: one gives radio buttons, more give boxes that close at the limit. */
  readonly atMost: number;
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Yes, no or abstain; or up to so many names. What goes beyond the limit cannot be marked, so no ballot is spoilt here. */
export function ChoiceBallot({ title, options, chosen, atMost, onChoose }: ChoiceBallotProps) {
  const { t } = useTranslation();
  const group = useId();
  const isSingle = atMost === 1;
  const toggle = (id: string): void => {
    if (isSingle) onChoose([id]);
    else onChoose(chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id]);
  };
  return (
    <fieldset className="choice-ballot" data-single={isSingle}>
      <legend>{title}</legend>
      {!isSingle && <p className="note" role="status">{t('choice.left', { count: atMost - chosen.length })}</p>}
      <div className="choice-ballot__options">
        {options.map(option => {
          const isChosen = chosen.includes(option.id);
          return (
            <label key={option.id} data-chosen={isChosen}>
              <input type={isSingle ? 'radio' : 'checkbox'} name={group} checked={isChosen} disabled={!isSingle && !isChosen && chosen.length >= atMost} onChange={() => toggle(option.id)} />
              <span>{option.name}{option.note && <span className="note">{option.note}</span>}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
