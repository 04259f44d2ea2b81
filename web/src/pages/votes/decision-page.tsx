import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActsHere } from '../../acts/acts-here.tsx';
import { decisionQuery } from '../../api/meetings.ts';
import type { DecisionView } from '../../api/meetings.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { ArticleReference } from '../../components/article-reference.tsx';
import { proposesAmendment } from '../law/proposal.ts';
import { Binding } from './binding.tsx';
import { EffectObjects } from './effect-objects.tsx';
import { Paragraphs } from './paragraphs.tsx';

/** A decision with its text, its authority and its fate; printable as it is published. */
export function DecisionPage() {
  const { id: org } = useOrganisation();
  const { id } = useParams({ from: '/o/$org/decisions/$id' });
  const query = useQuery(decisionQuery(org, id));
  return <Loaded query={query}>{decision => <Decision key={id} decision={decision} />}</Loaded>;
}

function Decision({ decision }: { readonly decision: DecisionView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const article = useArticle(org)(decision.authority, decision.articleLabel);
  const isProposal = decision.stage === 'in-force' && decision.effect === 'decide' && proposesAmendment(decision.paragraphs);
  return (
    <div className="page-flow">
      <PageHead title={decision.title ?? t('motion.untitled')} label={`${words('effect', decision.effect)}: ${words('decisionStage', decision.stage)}`} councils={[{ name: t('section.decisions'), href: at(org, 'decisions') }, { name: decision.bodyName, href: at(org, 'bodies', decision.body) }]} />
      {decision.paragraphs.length > 0 && <Paragraphs paragraphs={decision.paragraphs} />}
      {decision.binds ? <Binding binds={decision.binds} /> : <EffectObjects title={t('decisions.does')} objects={decision.objects} charter={decision.charter} />}
      <FactsList facts={[
        { name: t('decisions.body'), value: <AppLink href={at(org, 'bodies', decision.body)}>{decision.bodyName}</AppLink> },
        { name: t('decisions.at'), value: <Moment at={decision.at} /> },
        { name: t('decisions.since'), value: decision.since !== null && decision.since !== decision.at && <Moment at={decision.since} /> },
        { name: t('act.under'), value: article && <ArticleReference article={article} /> },
        { name: t('decisions.version'), value: <span className="machine">{decision.version}</span> },
        { name: t('decisions.actedFor'), value: decision.actedFor && <>{decision.actedFor.body.replaceAll('-', ' ')}{decision.actedFor.ratifyBy !== undefined && <> {t('decisions.ratifyBy')} <Moment at={decision.actedFor.ratifyBy} /></>}</> },
        { name: t('election.vote'), value: decision.poll !== null && <AppLink href={at(org, 'polls', decision.poll)}>{t('decisions.toResult')}</AppLink> },
        { name: t('decisions.motion'), value: <AppLink href={at(org, 'motions', decision.motion)}>{t('decisions.toMotion')}</AppLink> },
      ]} />
      {isProposal && <p><AppLink className="button" href={`${at(org, 'charter', 'amend')}?proposal=${encodeURIComponent(decision.id)}`}>{t('amend.takeUp')}</AppLink></p>}
      <ActsHere about={[decision.id]} />
    </div>
  );
}
