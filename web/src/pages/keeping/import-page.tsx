import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { importsQuery, previewImport } from '../../api/rolls.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { ChoiceBallot } from '../../components/choice-ballot.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { FilePicker } from '../../components/file-picker.tsx';
import { Progress } from '../../components/progress.tsx';
import { localIn } from '../../format/zoned-time.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportDifference } from './import-difference.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ApplyImport } from './apply-import.tsx';

/** A federation's roll fits many times. In bytes. */
const LARGEST_FILE = 32 * 1_048_576;

interface Files { readonly units?: string; readonly members?: string }

/** Units and members from files: first every problem with its line, then every difference, then one button. */
export function ImportPage() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const list = useQuery(importsQuery(org));
  return (
    <div className="page-flow">
      <PageHead title={t('import.title')} lead={t('import.lead')} councils={[{ name: t('section.members'), href: at(org, 'members') }, { name: t('import.title'), href: at(org, 'members', 'import') }]} />
      <Loaded query={list}>
        {({ columns, history }) => (
          <>
            <Section title={t('rollImport.prepare')}><ImportColumns columns={columns} /></Section>
            <Choose />
            <Section title={t('rollImport.history')}><ImportHistory history={history} /></Section>
          </>
        )}
      </Loaded>
    </div>
  );
}

function Choose() {
  const { t } = useTranslation();
  const { id: org, zone, clock } = useOrganisation();
  const failure = useFailure();
  const [files, setFiles] = useState<Files>({});
  const [day, setDay] = useState(() => localIn(zone, clock as Instant).slice(0, 10));
  const [complete, setComplete] = useState<boolean>();
  const preview = useMutation({ mutationFn: () => previewImport(org, { ...files, day, ...(complete !== undefined && { complete }) }) });
  const choose = (changed: Files): void => {
    setFiles(before => ({ ...before, ...changed }));
    preview.reset();
  };
  const missing = missingAnswer(files, complete);
  return (
    <>
      <Section title={t('rollImport.choose')}>
        <div className="pair">
          <div><FilePicker title={t('import.units')} accept=".csv,text/csv" limit={LARGEST_FILE} onText={units => choose({ units })} /></div>
          <div><FilePicker title={t('import.members')} accept=".csv,text/csv" limit={LARGEST_FILE} onText={members => choose({ members })} /></div>
        </div>
        <HoldsFrom day={day} onDay={next => { setDay(next); preview.reset(); }} />
        {files.members !== undefined && <Completeness complete={complete} onComplete={next => { setComplete(next); preview.reset(); }} />}
        <CheckButton missing={missing} isBusy={preview.isPending} onCheck={() => preview.mutate()} />
        {preview.isPending && <Progress title={t('import.checking')} done={0} />}
        {preview.isError && <ErrorNote title={failure(preview.error)} />}
      </Section>
      {preview.data && preview.data.problemCount > 0 && <ImportProblems problems={preview.data.problems} count={preview.data.problemCount} />}
      {preview.data && <ImportDifference preview={preview.data} />}
      {preview.data?.importId !== undefined && <ApplyImport key={preview.data.importId} preview={preview.data} importId={preview.data.importId} onDropped={() => preview.reset()} />}
    </>
  );
}

/** What must be there before the files can be checked. Nobody is struck off the roll, or left on it, because a box was overlooked. */
function missingAnswer({ units, members }: Files, complete: boolean | undefined): 'chooseFirst' | 'sayFirst' | undefined {
  if (units === undefined && members === undefined) return 'chooseFirst';
  return members !== undefined && complete === undefined ? 'sayFirst' : undefined;
}

interface CheckButtonProps { readonly missing: 'chooseFirst' | 'sayFirst' | undefined; readonly isBusy: boolean; readonly onCheck: () => void }

function CheckButton({ missing, isBusy, onCheck }: CheckButtonProps) {
  const { t } = useTranslation();
  return (
    <>
      <p><button type="button" className="button" data-tone="primary" disabled={isBusy || missing !== undefined} onClick={onCheck}>{t('import.check')}</button></p>
      {missing && <p className="note" role="status">{t(`import.${missing}`)}</p>}
    </>
  );
}

function HoldsFrom({ day, onDay }: { readonly day: string; readonly onDay: (day: string) => void }) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{t('import.day')}</label>
      <input id={field} type="date" className="input" required value={day} onChange={event => onDay(event.target.value)} />
    </div>
  );
}

/** Whether those who are missing from the file have left: asked for, never presumed. */
function Completeness({ complete, onComplete }: { readonly complete: boolean | undefined; readonly onComplete: (complete: boolean) => void }) {
  const { t } = useTranslation();
  const options = [{ id: 'all', name: t('import.complete'), note: t('import.completeNote') }, { id: 'some', name: t('import.partial'), note: t('import.partialNote') }];
  const chosen = complete === undefined ? [] : [complete ? 'all' : 'some'];
  return <ChoiceBallot title={t('import.whole')} options={options} chosen={chosen} atMost={1} onChoose={([choice]) => onComplete(choice === 'all')} />;
}
