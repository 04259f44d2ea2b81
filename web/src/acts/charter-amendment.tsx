import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { charterQuery, prepareAmendment } from '../api/charter.ts';
import type { FindingView } from '../api/charter.ts';
import { Refused } from '../api/request.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useFailure } from '../app/use-failure.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { Acknowledge } from '../pages/entry/acknowledge.tsx';
import { CharterChanges } from '../pages/law/charter-changes.tsx';
import { useFindingText } from '../pages/law/use-finding-text.ts';

/** Findings with which the server refused a text; empty for any other answer. */
function findingsOf(error: unknown): readonly FindingView[] {
  const findings = error instanceof Refused ? error.error.facts?.['findings'] : undefined;
  return Array.isArray(findings) ? (findings as FindingView[]) : [];
}

/**
 * The new words of the articles to be changed. They are checked before anybody moves them, and the changes
 * of the text stand beside the changes in what people can do.
 */
export function CharterAmendment({ onPrepared }: { readonly onPrepared: (effect: Readonly<Record<string, unknown>>) => void }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const field = useId();
  const failure = useFailure();
  const textOf = useFindingText();
  const charter = useQuery(charterQuery(org));
  const [articles, setArticles] = useState('');
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [acknowledged, setAcknowledged] = useState<readonly string[]>([]);
  const prepare = useMutation({ mutationFn: () => prepareAmendment(org, { articles, removed, acknowledged }), onSuccess: ({ effect }) => onPrepared(effect) });
  const findings = findingsOf(prepare.error);
  const dangers = [...new Set(findings.filter(finding => finding.kind === 'danger').map(finding => finding.code))];
  return (
    <fieldset className="stack">
      <legend className="picker__title">{t('amendCharter.title')}</legend>
      <div className="field">
        <label htmlFor={field}>{t('amendCharter.articles')}</label>
        <textarea id={field} className="input machine" rows={12} aria-describedby={`${field}note`} value={articles} onChange={event => setArticles(event.target.value)} />
        <p className="note" id={`${field}note`}>{t('amendCharter.how')}</p>
      </div>
      <details>
        <summary>{t('amendCharter.strike', { count: removed.length })}</summary>
        <div className="picker__found">{(charter.data?.articles ?? []).map(({ id, label, title }) => <label key={id}><input type="checkbox" checked={removed.includes(id)} onChange={() => setRemoved(removed.includes(id) ? removed.filter(other => other !== id) : [...removed, id])} /> {t('article.heading', { label })} {title}</label>)}</div>
      </details>
      <button type="button" className="button" disabled={prepare.isPending || articles.trim() + removed.join('') === ''} onClick={() => prepare.mutate()}>{t('amendCharter.check')}</button>
      {prepare.isError && findings.length === 0 && <ErrorNote title={failure(prepare.error)} />}
      {findings.some(finding => finding.kind !== 'danger') && <ErrorNote title={t('found.hasProblems')}><ul>{findings.filter(finding => finding.kind !== 'danger').map((finding, index) => <li key={index}>{textOf(finding)}</li>)}</ul></ErrorNote>}
      {dangers.length > 0 && <Acknowledge findings={findings} blocking={dangers} accepted={acknowledged} onAccept={setAcknowledged} />}
      {prepare.data && <CharterChanges changes={prepare.data.diff} />}
    </fieldset>
  );
}
