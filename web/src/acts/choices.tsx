import { useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface Option { readonly id: string; readonly name: string }

interface ChoicesProps {
  readonly title: string;
  readonly options: readonly Option[];
  /** Chosen from the start. */
  readonly initial?: string | undefined;
  /** Set where nothing need be chosen: the words for that. */
  readonly none?: string | undefined;
  readonly note?: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

/** One of several, from a list that opens. */
export function Choices({ title, options, initial = '', none, note, onChoose }: ChoicesProps) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{title}</label>
      <select id={field} className="input" defaultValue={initial} required={none === undefined} onChange={event => onChoose(event.target.value === '' ? undefined : event.target.value)} {...(note !== undefined && { 'aria-describedby': `${field}note` })}>
        <option value="" disabled={none === undefined}>{none ?? t('field.choose')}</option>
        {options.map(option => <option key={option.id} value={option.id}>{option.name}</option>)}
      </select>
      {note !== undefined && <p className="note" id={`${field}note`}>{note}</p>}
    </div>
  );
}
