import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nowQuery } from '../../api/organisation.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { ClosedActs } from '../../acts/acts-here.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Acknowledge } from '../entry/acknowledge.tsx';
import { amendmentOf, isEmpty } from './amendment-draft.ts';
import { AmendmentEditor } from './amendment-editor.tsx';
import { AmendmentFindings } from './amendment-findings.tsx';
import { CharterChanges } from './charter-changes.tsx';
import { MoveAmendment } from './move-amendment.tsx';
import { useAmendmentCheck } from './use-amendment-check.ts';
import { useKeptDraft } from './use-kept-draft.ts';

/** From an article as it stands to a motion: write, read what follows, move it where one may. */
export function AmendPage() {
  const { t } = useTranslation();
  const { id: org, language } = useOrganisation();
  const [draft, setDraft] = useKeptDraft(org);
  const [acknowledged, setAcknowledged] = useState<readonly string[]>([]);
  const amendment = amendmentOf(draft);
  const check = useAmendmentCheck(org, amendment);
  const result = isEmpty(amendment) ? undefined : check.query.data;
  const isReady = result !== undefined && check.isCurrent && !result.unusable && result.blocking.every(code => acknowledged.includes(code));
  return (
    <div className="page-flow">
      <PageHead title={t('amend.title')} lead={t('amend.lead')} councils={[{ name: t('section.charter'), href: at(org, 'charter') }, { name: t('amend.title'), href: at(org, 'charter', 'amend') }]} />
      <Section title={t('amend.write')}>
        <p className="note">{t('amend.how')}</p>
        <AmendmentEditor draft={draft} onDraft={setDraft} />
      </Section>
      <Section title={t('amend.follows')}>
        {isEmpty(amendment) ? <EmptyState title={t('amend.nothing')} /> : <AmendmentFindings check={check} />}
        {result?.diff && <CharterChanges changes={result.diff} lang={language} />}
      </Section>
      {result && !result.unusable && result.blocking.length > 0 && <Acknowledge findings={result.findings} blocking={result.blocking} accepted={acknowledged} onAccept={setAcknowledged} />}
      <Section title={t('amend.move')}>
        {isReady ? <Where amendment={{ ...amendment, acknowledged }} onMoved={() => setDraft([])} /> : <p className="note">{t('amend.notYet')}</p>}
      </Section>
    </div>
  );
}

interface WhereProps { readonly amendment: { readonly articles: string; readonly removed: readonly string[]; readonly acknowledged: readonly string[] }; readonly onMoved: () => void }

/** The bodies in which this person may move it now; for the others, why not and what would open them. */
function Where({ amendment, onMoved }: WhereProps) {
  const { t } = useTranslation();
  const { id: org, me } = useOrganisation();
  const { data } = useQuery({ ...nowQuery(org), enabled: me !== undefined });
  const open = (data?.acts ?? []).filter(act => act.kind === 'move');
  const closed = (data?.closed ?? []).filter(act => act.kind === 'move');
  return (
    <div className="stack">
      {open.length > 0 ? <MoveAmendment acts={open} amendment={amendment} onMoved={onMoved} /> : <EmptyState title={t('amend.nowhere')}>{t('amend.nowhereWay')}</EmptyState>}
      {closed.length > 0 && <ClosedActs acts={closed} />}
    </div>
  );
}
