import { useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface Reasoned { readonly title: string; readonly reasons: string }

/** What every motion about the charter says besides its words. */
export function ReasonsFields({ value: { title, reasons }, onChange }: { readonly value: Reasoned; readonly onChange: (value: Reasoned) => void }) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${field}title`}>{t('field.title')}</label>
        <input id={`${field}title`} className="input" required maxLength={200} value={title} onChange={event => onChange({ title: event.target.value, reasons })} />
      </div>
      <div className="field">
        <label htmlFor={`${field}reasons`}>{t('amend.reasons')}</label>
        <textarea id={`${field}reasons`} className="input" required value={reasons} onChange={event => onChange({ title, reasons: event.target.value })} />
      </div>
    </>
  );
}
