import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindPicker } from '../../acts/find-picker.tsx';
import { issueLetters } from '../../api/rolls.ts';
import type { Letter } from '../../api/rolls.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { ChoiceBallot } from '../../components/choice-ballot.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { newIdempotencyKey } from '../../components/idempotency-key.ts';
import type { Language } from '../../language.ts';
import { InviteByMail } from './invite-by-mail.tsx';
import { LetterSheet } from './letter-sheet.tsx';

/** Codes on paper: for a whole unit or for some people. They are shown once, here, to be printed. */
export function LettersPage() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const failure = useFailure();
  const [to, setTo] = useState<'unit' | 'persons'>('unit');
  const [unit, setUnit] = useState<string>();
  const [persons, setPersons] = useState<readonly string[]>([]);
  const issue = useMutation({ mutationFn: () => issueLetters(org, { key: newIdempotencyKey(), ...(to === 'unit' ? { unit: unit ?? '' } : { persons }) }) });
  if (issue.data) return <Letters letters={issue.data} onAgain={() => issue.reset()} />;
  const isReady = to === 'unit' ? unit !== undefined : persons.length > 0;
  return (
    <div className="page-flow">
      <PageHead title={t('letters.title')} lead={t('letters.lead')} councils={[{ name: t('section.members'), href: at(org, 'members') }, { name: t('letters.title'), href: at(org, 'members', 'letters') }]} />
      <ChoiceBallot title={t('letters.to')} options={[{ id: 'unit', name: t('letters.unit') }, { id: 'persons', name: t('letters.persons') }]} chosen={[to]} atMost={1} onChoose={([choice]) => setTo(choice === 'persons' ? 'persons' : 'unit')} />
      {to === 'unit' ? <FindPicker of="unit" title={t('letters.unit')} chosen={unit === undefined ? [] : [unit]} onChoose={([found]) => setUnit(found)} /> : <FindPicker of="person" title={t('letters.persons')} chosen={persons} several onChoose={setPersons} />}
      {issue.isError && <ErrorNote title={failure(issue.error)} />}
      <div className="stack-tight">
        <p><b>{t('paper.replaces')}</b></p>
        <p className="note">{t('letters.warning')}</p>
        <button type="button" className="button" data-tone="primary" disabled={!isReady || issue.isPending} onClick={() => issue.mutate()}>{t('letters.go')}</button>
      </div>
      <InviteByMail to={!isReady ? undefined : to === 'unit' ? { unit: unit ?? '' } : { persons: [...persons] }} />
    </div>
  );
}

const SPOKEN = { en: ['en'], ru: ['ru'], both: ['en', 'ru'] } as const satisfies Readonly<Record<string, readonly Language[]>>;

function Letters({ letters, onAgain }: { readonly letters: readonly Letter[]; readonly onAgain: () => void }) {
  const { t, i18n } = useTranslation();
  const { name: organisation } = useOrganisation();
  const field = useId();
  const [perPage, setPerPage] = useState<1 | 4>(4);
  const [spoken, setSpoken] = useState<keyof typeof SPOKEN>(i18n.language === 'ru' ? 'ru' : 'en');
  // The button that issued them stood far down another page.
  useEffect(() => { window.scrollTo(0, 0); }, []);
  return (
    <div className="page-flow">
      <div data-print="no" className="stack">
        <PageHead title={t('letters.count', { count: letters.length })} lead={t('letters.once')} />
        {letters.length === 0 ? <EmptyState title={t('paper.nobody')} /> : (
          <div className="letters-layout">
            <div className="field">
              <label htmlFor={`${field}layout`}>{t('paper.layout')}</label>
              <select id={`${field}layout`} className="input" value={perPage} onChange={event => setPerPage(event.target.value === '1' ? 1 : 4)}>
                <option value={4}>{t('paper.four')}</option>
                <option value={1}>{t('paper.one')}</option>
              </select>
            </div>
            <div className="field">
              <label htmlFor={`${field}language`}>{t('paper.language')}</label>
              <select id={`${field}language`} className="input" value={spoken} onChange={event => setSpoken(event.target.value as keyof typeof SPOKEN)}>
                <option value="en" lang="en">English</option>
                <option value="ru" lang="ru">Русский</option>
                <option value="both">{t('paper.both')}</option>
              </select>
            </div>
            <button type="button" className="button" data-tone="primary" onClick={() => print()}>{t('letters.print')}</button>
            <button type="button" className="button" onClick={onAgain}>{t('paper.again')}</button>
          </div>
        )}
      </div>
      <div className="letters" data-per-page={perPage}>
        {letters.map(letter => <LetterSheet key={letter.person} letter={letter} organisation={organisation} layout={{ perPage, languages: SPOKEN[spoken] }} />)}
      </div>
    </div>
  );
}
