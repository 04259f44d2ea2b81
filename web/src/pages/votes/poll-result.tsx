import { useTranslation } from 'react-i18next';
import { multiply, parseRational, rational, ZERO } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import type { TestRecord, VerdictRecord } from '#assembly/order.ts';
import type { PollView } from '../../api/polls.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { CountStages } from '../../components/count-stages.tsx';
import { ResultBar } from '../../components/result-bar.tsx';
import { VerdictTable } from '../../components/verdict-table.tsx';
import type { VerdictTest } from '../../components/verdict-table.tsx';
import { useFormat } from '../../format/use-format.ts';
import { countSheet, votesFrom } from './count-sheet.ts';

const exact = (text: string): Rational => parseRational(text) ?? ZERO;

/** The record's test as the table shows it; the base of a count is whole. */
function shownTest(test: TestRecord): VerdictTest {
  return { kind: test.kind, base: test.of, total: exact(test.base).num, share: exact(test.share), strict: test.strict, have: exact(test.have), met: test.met };
}

/** The verdict with every number it rests on, and what would have turned it. */
export function PollResult({ poll }: { readonly poll: PollView }) {
  const { t, i18n } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const article = useArticle(org)(poll.article, poll.articleLabel);
  const { verdict } = poll;
  if (!verdict) return null;
  // In a card vote delegations and the votes they carry are counted apart, and a change says of which it speaks.
  const inWords = (counted: string): string => (poll.order.mode === 'card' ? ` (${words('counted', counted)})` : '');
  const changes = verdict.wouldHaveChangedIt.map(({ shifts }) => shifts.map(({ kind, by, counted }) => words('shift', kind, { by }) + inWords(counted)).join(', '));
  const sentences = poll.sentences[i18n.language === 'ru' ? 'ru' : 'en'];
  return (
    <Section title={t('poll.result')}>
      <VoteBar verdict={verdict} />
      <VerdictTable
        article={article ?? { label: poll.articleLabel, href: '#' }} rule={[...new Set(sentences)].join(' ')} outcome={words('outcome', verdict.outcome)}
        carried={verdict.outcome === 'carried' || verdict.outcome === 'elected'} tests={verdict.tests.map(shownTest)} wouldHaveChangedIt={changes}
      />
      {verdict.count && <Count poll={poll} verdict={verdict} />}
    </Section>
  );
}

function VoteBar({ verdict: { totals, tests } }: { readonly verdict: VerdictRecord }) {
  const { t } = useTranslation();
  const majority = tests.find(test => test.kind === 'majority');
  if (!majority || !('for' in totals)) return null;
  const votesOf = (side: string): bigint => {
    const total = totals[side];
    return BigInt((majority.counted === 'weights' ? total?.weight : total?.heads) ?? 0);
  };
  const base = exact(majority.base);
  return (
    <ResultBar
      title={t('poll.votes')} votes={{ for: votesOf('for'), against: votesOf('against'), abstain: votesOf('abstain') }}
      total={base.num} need={multiply(exact(majority.share), rational(base.num))} strict={majority.strict}
    />
  );
}

function Count({ poll, verdict }: { readonly poll: PollView; readonly verdict: VerdictRecord }) {
  const { t } = useTranslation();
  const nameOf = (id: string): string => poll.options.find(option => option.id === id)?.name ?? id;
  const { count } = verdict;
  if (!count) return null;
  const sheet = countSheet(count, poll.options, { elected: names => t('count.elected', { names }), excluded: names => t('count.excluded', { names }), transfer: t('count.transfer'), first: t('count.first') });
  return (
    <>
      <p><b>{t('election.elected')}:</b> {count.elected.map(nameOf).join(', ') || '–'}</p>
      {count.alternates.length > 0 && <p><b>{t('seats.alternates')}:</b> {count.alternates.map(nameOf).join(', ')}</p>}
      {count.ties.length > 0 && <ul>{count.ties.map((tie, index) => <li key={index}>{t('count.tie', { stage: tie.stage, names: tie.between.map(nameOf).join(', ') })}</li>)}</ul>}
      {count.quota !== undefined && <CountStages title={t('count.title')} quota={votesFrom(count.quota)} {...sheet} />}
      {count.quota === undefined && <PlainCount poll={poll} verdict={verdict} />}
    </>
  );
}

/** Votes for each name, where most votes decide. */
function PlainCount({ poll, verdict }: { readonly poll: PollView; readonly verdict: VerdictRecord }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const rows = poll.options.map(option => ({ ...option, votes: verdict.totals[option.id]?.weight ?? 0 })).toSorted((a, b) => b.votes - a.votes);
  return <ol className="entries" aria-label={t('poll.votes')}>{rows.map(row => <li key={row.id}><span className="entries__title">{row.name}</span> <b className="figures">{count(row.votes)}</b></li>)}</ol>;
}
