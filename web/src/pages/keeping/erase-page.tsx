import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FindPicker } from '../../acts/find-picker.tsx';
import { personQuery } from '../../api/councils.ts';
import { Refused } from '../../api/request.ts';
import { erasePerson } from '../../api/rolls.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { ChoiceBallot } from '../../components/choice-ballot.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { newIdempotencyKey } from '../../components/idempotency-key.ts';
import { RollRefused } from './roll-refused.tsx';

/** Erasing a person for good, for keepers of the roll. The name must be typed, because nothing brings it back. */
export function ErasePage() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const [person, setPerson] = useState<string>();
  return (
    <div className="page-flow">
      <PageHead title={t('eraseOne.title')} lead={t('eraseOne.lead')} councils={[{ name: t('section.members'), href: at(org, 'members') }, { name: t('eraseOne.title'), href: at(org, 'members', 'erase') }]} />
      <div className="prose"><p>{t('erase.stays')}</p><p>{t('eraseOne.first')}</p></div>
      <FindPicker of="person" title={t('eraseOne.who')} chosen={person === undefined ? [] : [person]} onChoose={([chosen]) => setPerson(chosen)} />
      {person !== undefined && <EraseOne key={person} person={person} />}
    </div>
  );
}

function EraseOne({ person }: { readonly person: string }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const queries = useQueryClient();
  const field = useId();
  const known = useQuery(personQuery(org, person));
  const [name] = useState(() => known.data?.name);
  const [key, setKey] = useState(newIdempotencyKey);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<'left' | 'asked'>('asked');
  // A refused act leaves its key unused; the next attempt is another act with other reasons.
  const erase = useMutation({ mutationFn: () => erasePerson(org, person, { key, reason }), onSuccess: () => queries.invalidateQueries({ queryKey: ['org', org] }), onError: error => { if (error instanceof Refused) setKey(newIdempotencyKey()); } });
  const shown = name ?? known.data?.name;
  if (erase.data) return <Confirmation>{t('eraseOne.done', { count: erase.data.documents })}</Confirmation>;
  if (shown === undefined) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    erase.mutate();
  };
  return (
    <Section title={t('eraseOne.sure', { name: shown })}>
      <ErrorNote title={t('eraseOne.warning')}>{t('eraseOne.goes')}</ErrorNote>
      <form className="stack-tight" onSubmit={submit}>
        <ChoiceBallot title={t('eraseOne.why')} options={[{ id: 'asked', name: t('eraseOne.asked') }, { id: 'left', name: t('eraseOne.left') }]} chosen={[reason]} atMost={1} onChoose={([choice]) => setReason(choice === 'left' ? 'left' : 'asked')} />
        <div className="field">
          <label htmlFor={field}>{t('eraseOne.type', { name: shown })}</label>
          <input id={field} className="input" autoComplete="off" value={typed} onChange={event => setTyped(event.target.value)} />
        </div>
        {erase.isError && <RollRefused error={erase.error} />}
        <button type="submit" className="button" data-tone="grave" disabled={erase.isPending || typed.trim() !== shown.trim()}>{t('eraseOne.go')}</button>
      </form>
    </Section>
  );
}
