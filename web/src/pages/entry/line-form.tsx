import { useId } from 'react';
import type { FormEvent } from 'react';

export interface LineField {
  readonly name: string;
  readonly title: string;
  readonly type?: 'text' | 'password' | 'email' | 'number';
  readonly autoComplete?: string;
  readonly initial?: string;
  /** Typed from paper: no correction, no capitals by the keyboard, wide letters. */
  readonly isCode?: boolean;
  readonly optional?: boolean;
}

interface LineFormProps {
  readonly title?: string;
  readonly note?: string;
  readonly fields: readonly LineField[];
  readonly submitName: string;
  readonly isBusy: boolean;
  readonly tone?: 'primary';
  readonly onSend: (answers: Readonly<Record<string, string>>) => void;
}

/** A short form of single lines. The browser fills in and checks; the server decides. */
export function LineForm({ title, note, fields, submitName, isBusy, tone, onSend }: LineFormProps) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const written = new FormData(event.currentTarget);
    onSend(Object.fromEntries(fields.map(({ name }) => [name, String(written.get(name) ?? '')])));
  };
  return (
    <form className="stack-tight line-form" onSubmit={submit} {...(title !== undefined && { 'aria-label': title })}>
      {fields.map(({ name, title: label, type = 'text', autoComplete = 'off', initial = '', isCode = false, optional = false }) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}${name}`}>{label}</label>
          <input
            id={`${id}${name}`} name={name} type={type} className={isCode ? 'input code' : 'input'} required={!optional} defaultValue={initial}
            autoComplete={autoComplete} {...(isCode && { autoCapitalize: 'characters', spellCheck: false, autoCorrect: 'off' })} {...(note !== undefined && { 'aria-describedby': `${id}note` })}
          />
        </div>
      ))}
      {note !== undefined && <p className="note" id={`${id}note`}>{note}</p>}
      <button type="submit" className="button" data-tone={tone} disabled={isBusy}>{submitName}</button>
    </form>
  );
}
