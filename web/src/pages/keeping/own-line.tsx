import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../api/councils.ts';
import { correctMember } from '../../api/rolls.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { Confirmation } from '../../components/confirmation.tsx';
import { newIdempotencyKey } from '../../components/idempotency-key.ts';
import { RollLineField } from './roll-line-field.tsx';
import { changedIn, correctionOf } from './roll-line.ts';
import { RollRefused } from './roll-refused.tsx';

/** One's own name and address, which members correct themselves. */
export function OwnLine({ view }: { readonly view: PersonView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const queries = useQueryClient();
  const before = { name: view.name, email: view.particulars?.email ?? '' };
  const [line, setLine] = useState(before);
  const [key, setKey] = useState(newIdempotencyKey);
  const correct = useMutation({
    mutationFn: () => correctMember(org, view.person, { key, ...correctionOf(before, line, '') }),
    onSettled: () => { setKey(newIdempotencyKey()); return queries.invalidateQueries({ queryKey: ['org', org] }); },
  });
  const changed = changedIn(before, line);
  return (
    <Section title={t('ownLine.title')}>
      <p className="note">{t('ownLine.lead')}</p>
      <form className="stack-tight line-form" onSubmit={event => { event.preventDefault(); correct.mutate(); }}>
        <RollLineField name="name" title={t('ownLine.name')} column={undefined} value={line.name} onValue={name => setLine({ ...line, name })} />
        <RollLineField name="email" title={t('ownLine.email')} note={t('ownLine.emailNote')} column={undefined} value={line.email} onValue={email => setLine({ ...line, email })} />
        {correct.isError && <RollRefused error={correct.error} />}
        {correct.data && <Confirmation>{t('correctOne.done', { fields: correct.data.changed.map(field => words('importField', field)).join(', ') })}</Confirmation>}
        <button type="submit" className="button" disabled={changed.length === 0 || correct.isPending}>{t('ownLine.go')}</button>
      </form>
    </Section>
  );
}
