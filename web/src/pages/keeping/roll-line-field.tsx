import { useId } from 'react';
import type { ImportColumn } from '../../api/rolls.ts';

interface RollLineFieldProps {
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  /** How the charter has it; undefined for free text. */
  readonly column: Pick<ImportColumn, 'type' | 'choices'> | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly required?: boolean;
}

/** One column of a line of the roll, entered as the charter wants it. */
export function RollLineField({ name, title, note, column, value, onValue, required = false }: RollLineFieldProps) {
  const field = useId();
  const isDay = column?.type === 'day' || name === 'joined';
  const choices = column?.type === 'choice' ? [...new Set(['', ...column.choices, value])] : undefined;
  return (
    <div className="field">
      <label htmlFor={field}>{title}</label>
      {choices
        ? <select id={field} className="input" value={value} onChange={event => onValue(event.target.value)}>{choices.map(each => <option key={each} value={each}>{each === '' ? '–' : each}</option>)}</select>
        : <input id={field} className="input" autoComplete="off" type={isDay ? 'date' : name === 'email' ? 'email' : 'text'} required={required || name === 'name' || name === 'joined'} value={value} onChange={event => onValue(event.target.value)} {...(note !== undefined && { 'aria-describedby': `${field}note` })} />}
      {note !== undefined && <p className="note" id={`${field}note`}>{note}</p>}
    </div>
  );
}
