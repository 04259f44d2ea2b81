import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyImport, previewImport } from '../../api/rolls.ts';
import type { ImportPreview } from '../../api/rolls.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { AppLink } from '../../components/app-link.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { FilePicker } from '../../components/file-picker.tsx';
import { newIdempotencyKey } from '../../components/idempotency-key.ts';
import { Progress } from '../../components/progress.tsx';
import { localIn } from '../../format/zoned-time.ts';
import { ImportDifference } from './import-difference.tsx';
import { ImportProblems } from './import-problems.tsx';

/** A federation's roll fits many times. In bytes. */
const LARGEST_FILE = 32 * 1_048_576;

interface Files { readonly units?: string; readonly members?: string }

/** Units and members from files: first every problem with its line, then every difference, then one button. */
export function ImportPage() {
  const { t } = useTranslation();
  const { id: org, zone, clock } = useOrganisation();
  const field = useId();
  const failure = useFailure();
  const [files, setFiles] = useState<Files>({});
  const [day, setDay] = useState(() => localIn(zone, clock as Parameters<typeof localIn>[1]).slice(0, 10));
  const [complete, setComplete] = useState(false);
  const preview = useMutation({ mutationFn: () => previewImport(org, { ...files, day, complete }) });
  const choose = (changed: Files): void => {
    setFiles({ ...files, ...changed });
    preview.reset();
  };
  return (
    <div className="page-flow">
      <PageHead title={t('import.title')} lead={t('import.lead')} councils={[{ name: t('section.members'), href: at(org, 'members') }, { name: t('import.title'), href: at(org, 'members', 'import') }]} />
      <div className="pair">
        <div><FilePicker title={t('import.units')} accept=".csv,text/csv" limit={LARGEST_FILE} onText={units => choose({ units })} /></div>
        <div><FilePicker title={t('import.members')} accept=".csv,text/csv" limit={LARGEST_FILE} onText={members => choose({ members })} /></div>
      </div>
      <div className="stack-tight">
        <div className="field">
          <label htmlFor={field}>{t('import.day')}</label>
          <input id={field} type="date" className="input" value={day} onChange={event => { setDay(event.target.value); preview.reset(); }} />
        </div>
        <label className="accept"><input type="checkbox" checked={complete} onChange={() => { setComplete(!complete); preview.reset(); }} /> {t('import.complete')}</label>
        <p className="note">{t('import.completeNote')}</p>
      </div>
      <p><button type="button" className="button" data-tone="primary" disabled={preview.isPending || (files.units === undefined && files.members === undefined)} onClick={() => preview.mutate()}>{t('import.check')}</button></p>
      {preview.isPending && <Progress title={t('import.checking')} done={0} />}
      {preview.isError && <ErrorNote title={failure(preview.error)} />}
      {preview.data && <Preview preview={preview.data} />}
    </div>
  );
}

function Preview({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const queries = useQueryClient();
  const failure = useFailure();
  const [key] = useState(newIdempotencyKey);
  const apply = useMutation({ mutationFn: () => applyImport(org, preview.importId ?? '', key), onSuccess: () => queries.invalidateQueries({ queryKey: ['org', org] }) });
  return (
    <>
      {preview.problems.length > 0 && <ImportProblems problems={preview.problems} count={preview.problemCount} />}
      <ImportDifference diff={preview.diff} />
      {apply.isError && <ErrorNote title={failure(apply.error)} />}
      {apply.data && <Confirmation><p>{t('import.applied')}</p><p><AppLink href={at(org, 'members', 'letters')}>{t('import.toLetters')}</AppLink></p></Confirmation>}
      {!apply.data && preview.importId !== undefined && (
        <Section title={t('import.apply')}>
          <p className="note">{t('import.applyNote')}</p>
          <button type="button" className="button" data-tone="primary" disabled={apply.isPending} onClick={() => apply.mutate()}>{t('import.applyGo')}</button>
        </Section>
      )}
    </>
  );
}
