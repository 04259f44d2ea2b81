import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { motionQuery } from '../api/meetings.ts';
import { Loaded } from '../app/loaded.tsx';
import { useOrganisation } from '../app/organisation-context.ts';
import { DiffView } from '../components/diff-view.tsx';
import { newIdempotencyKey } from '../components/idempotency-key.ts';
import { changesOf } from './amending.ts';
import type { ParagraphChange } from './amending.ts';

interface AmendmentFieldProps { readonly motion: string; readonly onChange: (changes: readonly ParagraphChange[]) => void }

/** The motion's text to write over, paragraph by paragraph; what is changed is shown below each as others will see it. */
export function AmendmentField({ motion, onChange }: AmendmentFieldProps) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const field = useId();
  const query = useQuery(motionQuery(org, motion));
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
  const [added, setAdded] = useState('');
  const [fresh] = useState(() => `p${newIdempotencyKey().slice(0, 8)}`);
  return (
    <Loaded query={query}>
      {({ paragraphs }) => {
        const write = (id: string, text: string): void => {
          const next = { ...written, [id]: text };
          setWritten(next);
          onChange(changesOf(paragraphs, next, added, fresh));
        };
        const add = (text: string): void => {
          setAdded(text);
          onChange(changesOf(paragraphs, written, text, fresh));
        };
        return (
          <fieldset className="stack">
            <legend className="picker__title">{t('amending.how')}</legend>
            {paragraphs.map(({ id, text }, index) => (
              <div key={id} className="stack-tight">
                <div className="field">
                  <label htmlFor={`${field}${id}`}>{t('amending.paragraph', { number: index + 1 })}</label>
                  <textarea id={`${field}${id}`} className="input" value={written[id] ?? text ?? ''} onChange={event => write(id, event.target.value)} />
                </div>
                {written[id] !== undefined && written[id].trim() !== (text ?? '').trim() && <DiffView title={t('amending.preview', { number: index + 1 })} before={text ?? ''} after={written[id]} />}
              </div>
            ))}
            <div className="field">
              <label htmlFor={`${field}new`}>{t('amending.add')}</label>
              <textarea id={`${field}new`} className="input" value={added} onChange={event => add(event.target.value)} />
            </div>
          </fieldset>
        );
      }}
    </Loaded>
  );
}
