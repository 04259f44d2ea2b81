import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { charterQuery, charterSourceQuery, prepareReading } from '../../api/charter.ts';
import type { CharterView, FindingView } from '../../api/charter.ts';
import { Refused } from '../../api/request.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Acknowledge } from '../entry/acknowledge.tsx';
import { CharterChanges } from './charter-changes.tsx';
import { MoveReading } from './move-reading.tsx';
import { gapsOf, withReading } from './reading-draft.ts';
import type { Gap } from './reading-draft.ts';
import { useFindingText } from './use-finding-text.ts';

/** Settling what the charter leaves open: a rule beside the text, with its reason, prepared here and moved for adoption. */
export function ReadingPage() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const charter = useQuery({ ...charterQuery(org), staleTime: 60_000 });
  const source = useQuery(charterSourceQuery(org));
  return (
    <div className="page-flow">
      <PageHead title={t('readings.title')} lead={t('readings.lead')} councils={[{ name: t('section.charter'), href: at(org, 'charter') }, { name: t('readings.title'), href: at(org, 'charter', 'reading') }]} />
      <Loaded query={charter}>{view => <Writing charter={view} />}</Loaded>
      <Section title={t('readings.adopted')}>
        <Loaded query={source}>{({ readings }) => (readings === null ? <EmptyState title={t('readings.none')} /> : <pre className="machine machine-box reading-text">{readings.trim()}</pre>)}</Loaded>
      </Section>
    </div>
  );
}

function Writing({ charter }: { readonly charter: CharterView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const field = useId();
  const [text, setText] = useState('');
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const prepare = useMutation({ mutationFn: (acknowledged: readonly string[]) => prepareReading(org, { text, acknowledged: [...acknowledged] }) });
  // What was checked is moved, and nothing that was written afterwards.
  const write = (next: string): void => { setText(next); setAccepted([]); prepare.reset(); };
  const dangers = dangersIn(prepare.error);
  return (
    <>
      <Gaps gaps={gapsOf(charter)} onSettle={gap => write(withReading(text, gap))} />
      <Section title={t('readings.write')}>
        <div className="field">
          <label htmlFor={field}>{t('readings.text')}</label>
          <textarea id={field} className="input source" rows={14} spellCheck={false} value={text} onChange={event => write(event.target.value)} aria-describedby={`${field}note`} />
          <p className="note" id={`${field}note`}>{t('readings.how')}</p>
        </div>
        <p><button type="button" className="button" data-tone="primary" disabled={text.trim() === '' || prepare.isPending} onClick={() => prepare.mutate(accepted)}>{t('readings.check')}</button></p>
        {prepare.isError && <NotReady error={prepare.error} />}
      </Section>
      {dangers.length > 0 && <Acknowledge findings={dangers} blocking={[...new Set(dangers.map(({ code }) => code))]} accepted={accepted} onAccept={setAccepted} />}
      {prepare.data && (
        <>
          <Section title={t('readings.follows')}><CharterChanges changes={prepare.data.diff} lang={charter.language} /></Section>
          <Section title={t('readings.move')}><MoveReading effect={prepare.data.effect} onMoved={() => setText('')} /></Section>
        </>
      )}
    </>
  );
}

/** Each gap of the charter with a way to begin the reading that settles it. */
function Gaps({ gaps, onSettle }: { readonly gaps: readonly Gap[]; readonly onSettle: (gap: Gap) => void }) {
  const { t } = useTranslation();
  const textOf = useFindingText();
  return (
    <Section title={gaps.length === 0 ? t('readings.gapsTitle') : t('readings.gaps', { count: gaps.length })}>
      {gaps.length === 0 ? <EmptyState title={t('readings.noGaps')} /> : (
        <ul className="entries found-list">
          {gaps.map((gap, index) => (
            <li key={index} data-kind="gap">
              <p className="label">{t('article.reference', { label: gap.label })}</p>
              <p>{textOf(gap.finding)}</p>
              <p><button type="button" className="text-button" onClick={() => onSettle(gap)}>{t('readings.settle')}<span className="visually-hidden">: {gap.finding.code} {gap.label}</span></button></p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function findingsIn(error: Error | null): readonly FindingView[] {
  const found: unknown = error instanceof Refused ? error.error.facts?.['findings'] : undefined;
  return Array.isArray(found) ? found as readonly FindingView[] : [];
}

const dangersIn = (error: Error | null): readonly FindingView[] => findingsIn(error).filter(({ kind }) => kind === 'danger');

/** Problems and conflicts have to be mended; dangers stand below, to be accepted one by one. */
function NotReady({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const failure = useFailure();
  const textOf = useFindingText();
  const wrong = findingsIn(error).filter(({ kind }) => kind !== 'danger');
  if (wrong.length === 0 && dangersIn(error).length > 0) return <p className="note" role="status">{t('readings.accept')}</p>;
  return (
    <ErrorNote title={wrong.length > 0 ? t('readings.wrong') : failure(error)}>
      {wrong.length > 0 && <ul className="bullets">{wrong.map((finding, index) => <li key={index}>{finding.article !== 'none' && `${t('article.reference', { label: finding.article })}: `}{textOf(finding)}</li>)}</ul>}
    </ErrorNote>
  );
}
