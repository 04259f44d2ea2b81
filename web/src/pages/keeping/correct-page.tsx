import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindPicker } from '../../acts/find-picker.tsx';
import { personQuery } from '../../api/councils.ts';
import type { PersonView } from '../../api/councils.ts';
import { correctMember, importsQuery } from '../../api/rolls.ts';
import type { ImportColumn } from '../../api/rolls.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { Confirmation } from '../../components/confirmation.tsx';
import { newIdempotencyKey } from '../../components/idempotency-key.ts';
import { RollLineField } from './roll-line-field.tsx';
import { attributeOf, changedIn, correctionOf, lineOf } from './roll-line.ts';
import type { RollLine } from './roll-line.ts';
import { RollRefused } from './roll-refused.tsx';

/** Mending one line of the roll, for its keepers: only what was changed is sent. */
export function CorrectPage() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const { person: wanted } = useSearch({ from: '/o/$org/members/correct' });
  const [person, setPerson] = useState(wanted);
  return (
    <div className="page-flow">
      <PageHead title={t('correctOne.title')} lead={t('correctOne.lead')} councils={[{ name: t('section.members'), href: at(org, 'members') }, { name: t('correctOne.title'), href: at(org, 'members', 'correct') }]} />
      <div className="prose"><p>{t('correctOne.what')}</p></div>
      {wanted === undefined && <FindPicker of="person" title={t('correctOne.who')} chosen={person === undefined ? [] : [person]} onChoose={([chosen]) => setPerson(chosen)} />}
      {person !== undefined && <CorrectOne key={person} person={person} />}
    </div>
  );
}

function CorrectOne({ person }: { readonly person: string }) {
  const { id: org } = useOrganisation();
  const known = useQuery(personQuery(org, person));
  const lists = useQuery(importsQuery(org));
  return <Loaded query={known}>{view => <Loaded query={lists}>{({ columns }) => <LineOfRoll key={JSON.stringify(lineOf(view, columns.members))} view={view} columns={columns.members} />}</Loaded>}</Loaded>;
}

function LineOfRoll({ view, columns }: { readonly view: PersonView; readonly columns: readonly ImportColumn[] }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const queries = useQueryClient();
  const before = lineOf(view, columns);
  const [line, setLine] = useState<RollLine>(before);
  const [since, setSince] = useState(view.standing?.joined ?? '');
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const correct = useMutation({
    mutationFn: () => correctMember(org, view.person, { key, reason, ...correctionOf(before, line, since) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['org', org] }),
    // A refused act leaves its key unused; the next attempt is another act.
    onError: () => setKey(newIdempotencyKey()),
  });
  const changed = changedIn(before, line);
  if (correct.data) return <Confirmation>{t('correctOne.done', { fields: correct.data.changed.map(field => words('importField', field)).join(', ') })}</Confirmation>;
  return (
    <Section title={t('correctOne.of', { name: view.name })}>
      <form className="stack-tight line-form" onSubmit={event => { event.preventDefault(); correct.mutate(); }}>
        <p className="note">{t('correctOne.same')}</p>
        {Object.keys(before).map(name => <RollLineField key={name} name={name} title={words('importField', name)} column={columns.find(each => attributeOf(each.name) === name)} value={line[name] ?? ''} onValue={value => setLine(last => ({ ...last, [name]: value }))} />)}
        {changed.some(name => !['name', 'number', 'email'].includes(name)) && <RollLineField name="since" title={t('correctOne.since')} note={t('correctOne.sinceNote')} column={{ type: 'day', choices: [] }} value={since} onValue={setSince} required />}
        <RollLineField name="reason" title={t('correctOne.reason')} note={t('correctOne.reasonNote')} column={undefined} value={reason} onValue={setReason} required />
        {changed.length === 0 && <p className="note" role="status">{t('correctOne.nothing')}</p>}
        {correct.isError && <RollRefused error={correct.error} />}
        <button type="submit" className="button" data-tone="primary" disabled={changed.length === 0 || correct.isPending}>{t('correctOne.go')}</button>
      </form>
    </Section>
  );
}
