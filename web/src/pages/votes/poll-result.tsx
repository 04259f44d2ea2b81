import { useTranslation } from 'react-i18next';
import { multiply, parseRational, rational, ZERO } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import { spoken } from '#charter/words.ts';
import type { TestRecord } from '#assembly/order.ts';
import type { PollView } from '../../api/polls.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { CandidateBars } from '../../components/candidate-bars.tsx';
import { ResultBar } from '../../components/result-bar.tsx';
import { VerdictTable } from '../../components/verdict-table.tsx';
import type { VerdictTest } from '../../components/verdict-table.tsx';
import { inOrderOfFate, votesFrom } from './count-sheet.ts';

type Verdict = NonNullable<PollView['verdict']>;

const exact = (text: string): Rational => parseRational(text) ?? ZERO;

/** The record's test as the table shows it; the base of a count is whole. */
function shownTest(test: TestRecord): VerdictTest {
  return { kind: test.kind, base: test.of, total: exact(test.base).num, share: exact(test.share), strict: test.strict, have: exact(test.have), met: test.met, ...(test.unitKind === undefined ? {} : { chamber: spoken(test.unitKind) }) };
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
  const inWords = (counted: string, unitKind: string | undefined): string => {
    if (unitKind !== undefined) return ` (${words('counted', counted)}: ${spoken(unitKind)})`;
    return poll.order.mode === 'card' ? ` (${words('counted', counted)})` : '';
  };
  const changes = verdict.wouldHaveChangedIt.map(({ shifts }) => shifts.map(({ kind, by, counted, unitKind }) => words('shift', kind, { by }) + inWords(counted, unitKind)).join(', '));
  const sentences = poll.sentences[i18n.language === 'ru' ? 'ru' : 'en'];
  const isElection = verdict.count !== undefined;
  const elected = (verdict.count?.elected ?? []).map(id => poll.options.find(option => option.id === id)?.name ?? id).join(', ');
  return (
    <Section title={t('poll.result')}>
      <VerdictTable
        article={article ?? { label: poll.articleLabel, href: '#' }} rule={[...new Set(sentences)].join(' ')} outcome={elected === '' ? words('outcome', verdict.outcome) : `${t('election.elected')}: ${elected}`}
        carried={verdict.outcome === 'carried' || verdict.outcome === 'elected'} tests={verdict.tests.map(shownTest)} wouldHaveChangedIt={changes}
      >
        {isElection ? <Count poll={poll} verdict={verdict} /> : <VoteBar verdict={verdict} />}
      </VerdictTable>
    </Section>
  );
}

function VoteBar({ verdict: { totals, tests } }: { readonly verdict: Verdict }) {
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

/** First preferences, or the votes where each is counted once. */
function firstVotes({ count, totals }: Verdict, id: string): Rational {
  const first = count?.stages[0]?.votes[id];
  return count?.quota !== undefined && first !== undefined ? votesFrom(first) : rational(totals[id]?.weight ?? 0);
}

function Count({ poll, verdict }: { readonly poll: PollView; readonly verdict: Verdict }) {
  const { t } = useTranslation();
  const nameOf = (id: string): string => poll.options.find(option => option.id === id)?.name ?? id;
  const { count } = verdict;
  if (!count) return null;
  const bars = inOrderOfFate(count, poll.options).map(({ id, name }) => ({ id, name, votes: firstVotes(verdict, id), elected: count.elected.includes(id) }));
  return (
    <>
      {count.alternates.length > 0 && <p><b>{t('seats.alternates')}:</b> {count.alternates.map(nameOf).join(', ')}</p>}
      <CandidateBars title={t(count.quota === undefined ? 'bars.votes' : 'bars.first')} candidates={bars} {...(count.quota !== undefined && { quota: votesFrom(count.quota) })} />
    </>
  );
}
