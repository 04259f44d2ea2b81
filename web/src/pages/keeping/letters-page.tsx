import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '../../acts/person-picker.tsx';
import { UnitPicker } from '../../acts/unit-picker.tsx';
import { issueLetters } from '../../api/rolls.ts';
import type { Letter } from '../../api/rolls.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { ChoiceBallot } from '../../components/choice-ballot.tsx';
import { ErrorNote } from '../../components/error-note.tsx';

/** Codes on paper: for a whole unit or for some people. They are shown once, here, to be printed. */
export function LettersPage() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const failure = useFailure();
  const [to, setTo] = useState<'unit' | 'persons'>('unit');
  const [unit, setUnit] = useState<string>();
  const [persons, setPersons] = useState<readonly string[]>([]);
  const issue = useMutation({ mutationFn: () => issueLetters(org, to === 'unit' ? { unit: unit ?? '' } : { persons }) });
  if (issue.data) return <Letters letters={issue.data} />;
  const isReady = to === 'unit' ? unit !== undefined : persons.length > 0;
  return (
    <div className="page-flow">
      <PageHead title={t('letters.title')} lead={t('letters.lead')} councils={[{ name: t('section.members'), href: at(org, 'members') }, { name: t('letters.title'), href: at(org, 'members', 'letters') }]} />
      <ChoiceBallot title={t('letters.to')} options={[{ id: 'unit', name: t('letters.unit') }, { id: 'persons', name: t('letters.persons') }]} chosen={[to]} atMost={1} onChoose={([choice]) => setTo(choice === 'persons' ? 'persons' : 'unit')} />
      {to === 'unit' ? <UnitPicker title={t('letters.unit')} chosen={unit} onChoose={setUnit} /> : <PersonPicker title={t('letters.persons')} chosen={persons} several onChoose={setPersons} />}
      {issue.isError && <ErrorNote title={failure(issue.error)} />}
      <div className="stack-tight"><p className="note">{t('letters.warning')}</p><button type="button" className="button" data-tone="primary" disabled={!isReady || issue.isPending} onClick={() => issue.mutate()}>{t('letters.go')}</button></div>
    </div>
  );
}

function Letters({ letters }: { readonly letters: readonly Letter[] }) {
  const { t } = useTranslation();
  const { name: organisation } = useOrganisation();
  return (
    <div className="page-flow">
      <PageHead title={t('letters.count', { count: letters.length })} lead={t('letters.once')} />
      <p data-print="no"><button type="button" className="button" data-tone="primary" onClick={() => print()}>{t('letters.print')}</button></p>
      <div className="letters">
        {letters.map(letter => (
          <article key={letter.person} className="letter" aria-label={letter.name}>
            <p className="note">{organisation}</p>
            <p className="letter__name">{letter.name}</p>
            {letter.unit !== null && <p className="note">{letter.unit}</p>}
            <p className="code">{letter.code}</p>
            <p className="note">{t('letters.how', { address: location.origin })}</p>
          </article>
        ))}
      </div>
    </div>
  );
}
