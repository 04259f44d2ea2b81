import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyImport, CHANGE_KINDS, dropImport } from '../../api/rolls.ts';
import type { ImportPreview } from '../../api/rolls.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { AppLink } from '../../components/app-link.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { newIdempotencyKey } from '../../components/idempotency-key.ts';
import { useFormat } from '../../format/use-format.ts';

interface ApplyImportProps { readonly preview: ImportPreview; readonly importId: string; readonly onDropped: () => void }

/** The last step: says once more what will be entered, and enters all of it or nothing. */
export function ApplyImport({ preview: { diff, units }, importId, onDropped }: ApplyImportProps) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const queries = useQueryClient();
  const { count } = useFormat();
  const failure = useFailure();
  const [key] = useState(newIdempotencyKey);
  const [isAsking, setAsking] = useState(false);
  const apply = useMutation({ mutationFn: () => applyImport(org, importId, key), onSuccess: () => queries.invalidateQueries({ queryKey: ['org', org] }) });
  const drop = useMutation({ mutationFn: () => dropImport(org, importId), onSettled: onDropped });
  const told = [
    ...CHANGE_KINDS.filter(kind => diff[kind].count > 0).map(kind => `${t(`import.kind.${kind}`)}: ${count(diff[kind].count)}`),
    ...(units.counts.added + units.counts.changed > 0 ? [`${t('import.unitsChanged')}: ${count(units.counts.added + units.counts.changed)}`] : []),
  ].join('; ');
  if (told === '') return null;
  if (apply.data) return <Section title={t('import.apply')}><Confirmation><p>{t('import.applied')} {told}.</p><p><AppLink href={at(org, 'members', 'letters')}>{t('import.toLetters')}</AppLink></p></Confirmation></Section>;
  return (
    <Section title={t('import.apply')}>
      <p className="note">{t('import.applyNote')}</p>
      {apply.isError && <ErrorNote title={failure(apply.error)} />}
      {isAsking && <p role="alert"><b>{t('rollImport.sure', { told })}</b></p>}
      <p className="cluster">
        {isAsking
          ? <button type="button" className="button" data-tone="grave" disabled={apply.isPending} onClick={() => apply.mutate()}>{t('rollImport.yesApply')}</button>
          : <button type="button" className="button" data-tone="primary" onClick={() => setAsking(true)}>{t('import.applyGo')}</button>}
        <button type="button" className="button" disabled={apply.isPending || drop.isPending} onClick={() => (isAsking ? setAsking(false) : drop.mutate())}>{t(isAsking ? 'act.back' : 'rollImport.drop')}</button>
      </p>
    </Section>
  );
}
