import { useTranslation } from 'react-i18next';
import { parseRational } from '#kernel/rational.ts';
import { spoken } from '#charter/words.ts';
import type { ThresholdRecord } from '#assembly/order.ts';
import type { PollView } from '../../api/polls.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { ArticleReference } from '../../components/article-reference.tsx';
import { Fraction } from '../../components/fraction.tsx';
import { useFormat } from '../../format/use-format.ts';

/** What was frozen when the poll opened: nobody can change any of it, and the mark below proves it. */
export function OrderOfPoll({ poll }: { readonly poll: PollView }) {
  const { t, i18n } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const { count } = useFormat();
  const article = useArticle(org)(poll.article, poll.articleLabel);
  const { order, electorate, sentences, secrecy } = poll;
  const threshold = order.decision.kind === 'threshold' ? order.decision.threshold : order.decision.quorum;
  return (
    <Section title={t('poll.order')}>
      <p className="note">{t('poll.orderNote')}</p>
      {!poll.verdict && <blockquote className="prose order-rule">
        {[...new Set(sentences[i18n.language === 'ru' ? 'ru' : 'en'])].map(sentence => <p key={sentence}>{sentence}</p>)}
        {article && <p><ArticleReference article={article} /></p>}
      </blockquote>}
      <FactsList facts={[
        { name: t('poll.way'), value: words('voteMode', order.mode) },
        { name: t('poll.count'), value: order.decision.kind === 'count' ? `${words('countMethod', order.decision.method)}; ${t('election.seats', { count: order.decision.seats })}` : undefined },
        { name: t('poll.threshold'), value: threshold && <Thresholds threshold={threshold} /> },
        { name: t('poll.onRoll'), value: count(electorate.size) },
        { name: t('poll.whoVotes'), value: order.meeting === undefined ? undefined : t('poll.onlyPresent') },
        { name: t('poll.votesTogether'), value: electorate.weight === electorate.size ? undefined : count(electorate.weight) },
        { name: t('poll.bases'), value: Object.entries(order.bases).map(([base, size]) => words('base', base, { count: size, total: count(size) })).join(', ') },
        { name: t('poll.secrecy'), value: <>{words('secrecy', order.mode === 'hall-count' ? 'hall' : secrecy.grade)}{order.units && secrecy.grade === 'secret' && ` ${t('unitStands.secret')}`}</> },
        { name: t('poll.opened'), value: <Moment at={poll.opens} /> },
        { name: t('poll.closes'), value: poll.closes === null ? t('poll.closedByChair') : <Moment at={poll.closes} /> },
        { name: t('poll.hash'), value: <span className="machine">{order.hash}</span> },
      ]} />
    </Section>
  );
}

function Thresholds({ threshold }: { readonly threshold: ThresholdRecord }) {
  const { t } = useTranslation();
  const words = useWords();
  const line = (test: { readonly share: string; readonly strict: boolean; readonly of: string; readonly unitKind?: string }, kind: 'majority' | 'quorum') => {
    const share = parseRational(test.share);
    return share && <li key={`${kind}${test.of}${test.unitKind ?? ''}`}>{t(`verdict.kind.${kind}`)}: {t(test.strict ? 'verdict.moreThan' : 'verdict.atLeast')} <Fraction value={share} />, {words('baseName', test.of)}{test.unitKind !== undefined && ` (${spoken(test.unitKind)})`}</li>;
  };
  return <ul>{threshold.all.map(test => line(test, 'majority'))}{threshold.quorum.map(test => line(test, 'quorum'))}</ul>;
}
