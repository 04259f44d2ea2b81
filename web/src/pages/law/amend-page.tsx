import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { charterQuery, charterSourceQuery } from '../../api/charter.ts';
import { decisionQuery } from '../../api/meetings.ts';
import type { DecisionView } from '../../api/meetings.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Acknowledge } from '../entry/acknowledge.tsx';
import { isEmpty } from './amendment-draft.ts';
import type { Draft } from './amendment-draft.ts';
import { AmendmentEditor } from './amendment-editor.tsx';
import { AmendmentFindings } from './amendment-findings.tsx';
import { AmendmentWays } from './amendment-ways.tsx';
import { CharterChanges } from './charter-changes.tsx';
import { proposedDraft } from './proposal.ts';
import { useDraftCheck } from './use-draft-check.ts';
import { useKeptDraft } from './use-kept-draft.ts';

/** From an article as it stands, or from a resolution that proposes new words, to a motion. */
export function AmendPage() {
  const { id: org } = useOrganisation();
  const { proposal } = useSearch({ from: '/o/$org/charter/amend' });
  const query = useQuery({ ...decisionQuery(org, proposal ?? ''), enabled: proposal !== undefined });
  return proposal === undefined ? <Amend /> : <Loaded query={query}>{decision => <AmendAsProposed key={proposal} decision={decision} />}</Loaded>;
}

/** The resolution's words, over the articles as they stand now. */
function AmendAsProposed({ decision }: { readonly decision: DecisionView }) {
  const { id: org } = useOrganisation();
  const source = useQuery({ ...charterSourceQuery(org), staleTime: Infinity });
  const charter = useQuery({ ...charterQuery(org), staleTime: 60_000 });
  return (
    <Loaded query={source}>{({ articles }) => (
      <Loaded query={charter}>{view => {
        const labels = new Map(view.articles.map(({ id, label }) => [id, label]));
        return <Amend decision={decision} begun={proposedDraft(decision.paragraphs, new Map(articles.map(({ id, text }) => [id, text])), id => labels.get(id) ?? id)} />;
      }}</Loaded>
    )}</Loaded>
  );
}

/** Write, read what follows, see the way, and take the step that is open. */
function Amend({ decision, begun }: { readonly decision?: DecisionView; readonly begun?: Draft }) {
  const { t } = useTranslation();
  const { id: org, language } = useOrganisation();
  const [draft, setDraft, forget] = useKeptDraft(decision === undefined ? org : `${org}.${decision.id}`, begun);
  const { amendment, check, result, acknowledged, acknowledge, isReady } = useDraftCheck(org, draft);
  return (
    <div className="page-flow">
      <PageHead title={t('amend.title')} lead={t('amend.lead')} councils={[{ name: t('section.charter'), href: at(org, 'charter') }, { name: t('amend.title'), href: at(org, 'charter', 'amend') }]} />
      <Section title={t('amend.write')}>
        {decision && <FromDecision decision={decision} />}
        <p className="note">{t('amend.how')}</p>
        <AmendmentEditor draft={draft} onDraft={setDraft} />
      </Section>
      <Section title={t('amend.follows')}>
        {isEmpty(amendment) ? <EmptyState title={t('amend.nothing')} /> : <AmendmentFindings check={check} />}
        {result?.diff && <CharterChanges changes={result.diff} lang={language} />}
      </Section>
      {result && !result.unusable && result.blocking.length > 0 && <Acknowledge findings={result.findings} blocking={result.blocking} accepted={acknowledged} onAccept={acknowledge} />}
      <Section title={t('amend.move')}>
        {result ? <AmendmentWays ways={result.ways} draft={draft} amendment={isReady ? { ...amendment, acknowledged } : undefined} proposal={decision?.id} onMoved={forget} /> : <p className="note">{t('amend.notYet')}</p>}
      </Section>
    </div>
  );
}

function FromDecision({ decision: { id, title, bodyName } }: { readonly decision: DecisionView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  return <p>{t('amend.fromDecision')} <AppLink href={at(org, 'decisions', id)}>{title ?? t('motion.untitled')}</AppLink> ({bodyName}).</p>;
}
