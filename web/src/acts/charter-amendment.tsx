import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prepareAmendment } from '../api/charter.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useFailure } from '../app/use-failure.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { Acknowledge } from '../pages/entry/acknowledge.tsx';
import type { Draft } from '../pages/law/amendment-draft.ts';
import { AmendmentEditor } from '../pages/law/amendment-editor.tsx';
import { AmendmentFindings } from '../pages/law/amendment-findings.tsx';
import { CharterChanges } from '../pages/law/charter-changes.tsx';
import { useDraftCheck } from '../pages/law/use-draft-check.ts';

/**
 * The new words of the articles to be changed, inside the form of a motion. They are checked before anybody
 * moves them, and the changes of the text stand beside the changes in what people can do.
 */
export function CharterAmendment({ onPrepared }: { readonly onPrepared: (effect: Readonly<Record<string, unknown>>) => void }) {
  const { t } = useTranslation();
  const { id: org, language } = useOrganisation();
  const failure = useFailure();
  const [draft, setDraft] = useState<Draft>([]);
  const { amendment, check, result, acknowledged, acknowledge, isReady } = useDraftCheck(org, draft);
  const prepare = useMutation({ mutationFn: () => prepareAmendment(org, { ...amendment, acknowledged }), onSuccess: ({ effect }) => onPrepared(effect) });
  return (
    <fieldset className="stack">
      <legend className="picker__title">{t('amendCharter.title')}</legend>
      <p className="note">{t('amend.how')}</p>
      <AmendmentEditor draft={draft} onDraft={next => { setDraft(next); prepare.reset(); }} />
      {result && <AmendmentFindings check={check} />}
      {result?.diff && <CharterChanges changes={result.diff} lang={language} />}
      {result && result.blocking.length > 0 && <Acknowledge findings={result.findings} blocking={result.blocking} accepted={acknowledged} onAccept={acknowledge} />}
      {prepare.isError && <ErrorNote title={failure(prepare.error)} />}
      {prepare.isSuccess ? <p role="status">{t('amend.taken')}</p> : <button type="button" className="button" disabled={!isReady || prepare.isPending} onClick={() => prepare.mutate()}>{t('amend.take')}</button>}
    </fieldset>
  );
}
