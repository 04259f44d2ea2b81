import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import type { Choice } from '#assembly/order.ts';
import type { PollView } from '../../api/polls.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useAct } from '../../app/use-act.ts';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { ActForm } from '../../components/act-form.tsx';
import { ChoiceBallot } from '../../components/choice-ballot.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { RankingBallot } from '../../components/ranking-ballot.tsx';
import { SplitBallot, splitSum } from './split-ballot.tsx';
import type { Split } from './split-ballot.tsx';

const SIDES = ['for', 'against', 'abstain'] as const;

/** The reader's own part in a poll: a ballot, a receipt, or why there is neither. */
export function Ballot({ poll, title }: { readonly poll: PollView; readonly title: string }) {
  const { t } = useTranslation();
  const [wasOpen] = useState(!poll.mine.voted);
  const { mine } = poll;
  return (
    <Section title={t('poll.yours')}>
      {!mine.onRoll && <EmptyState title={t('poll.notOnRoll')}>{t('poll.notOnRollWay')}</EmptyState>}
      {mine.onRoll && mine.voted && !wasOpen && <Receipt poll={poll} />}
      {mine.onRoll && wasOpen && <OpenBallot poll={poll} title={title} />}
    </Section>
  );
}

function Receipt({ poll }: { readonly poll: PollView }) {
  const { t } = useTranslation();
  return <Confirmation quiet><p>{t('poll.received')}</p><p className="note">{t(poll.secrecy.grade === 'open' ? 'poll.receivedOpen' : 'poll.receivedSecret')}</p></Confirmation>;
}

/** A question, a ranking or names to pick, as the order of the poll says; a seat with several votes may split them. */
function OpenBallot({ poll, title }: { readonly poll: PollView; readonly title: string }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const article = useArticle(org)(poll.article, poll.articleLabel);
  const words = useWords();
  const send = useAct();
  const [ranking, setRanking] = useState<readonly string[]>([]);
  const [picks, setPicks] = useState<readonly string[]>([]);
  const [split, setSplit] = useState<Split>();
  const { decision, mode } = poll.order;
  const weight = poll.mine.weight ?? 1;
  const isRanking = decision.kind === 'count' && decision.method === 'scottish-stv';
  const choice = chosen(poll, ranking, picks, split);
  const isSplitWrong = split !== undefined && splitSum(split) !== weight;
  const candidates = poll.options.map(option => ({ id: option.id, name: option.name, ...(option.statement !== null && { note: option.statement }) }));
  const mayPick = decision.kind === 'count' ? (decision.method === 'plurality' ? 1 : decision.seats) : 1;
  const content = choice === undefined ? {} : { poll: poll.id, choice };
  return (
    <ActForm
      title={title} article={article ?? { label: poll.articleLabel, href: '#' }} {...(poll.closes !== null && { due: { at: poll.closes as Instant, zone } })}
      consequences={[...poll.consequences.map(key => words('consequence', key.split('.').at(-1) ?? key)), words('secrecy', poll.secrecy.grade), words('actFollows', 'cast')]}
      confirm={t(choice === undefined ? 'poll.nothingChosen' : 'poll.confirm')} submitName={t('poll.cast')} onAct={key => (choice === undefined || isSplitWrong ? Promise.resolve({ kind: 'refused', refusal: { reason: words('refusalCode', isSplitWrong ? 'split-mismatch' : 'invalid-choice'), article, remedies: [] } }) : send('cast', content)(key))}
    >
      {weight > 1 && <p className="note">{t('poll.weight', { count: weight })}</p>}
      {isRanking && <RankingBallot title={t('poll.rank', { count: decision.kind === 'count' ? decision.seats : 1 })} candidates={candidates} ranking={ranking} onRank={setRanking} />}
      {decision.kind === 'count' && !isRanking && <ChoiceBallot title={t('poll.pick', { count: mayPick })} options={candidates} chosen={picks} atMost={mayPick} onChoose={setPicks} />}
      {decision.kind === 'threshold' && split === undefined && <ChoiceBallot title={t('poll.question')} options={SIDES.map(side => ({ id: side, name: t(`vote.${side}`) }))} chosen={picks} atMost={1} onChoose={setPicks} />}
      {decision.kind === 'threshold' && mode === 'card' && weight > 1 && <SplitBallot weight={weight} split={split} onSplit={setSplit} />}
    </ActForm>
  );
}

function chosen({ order: { decision } }: PollView, ranking: readonly string[], picks: readonly string[], split: Split | undefined): Choice | undefined {
  if (split !== undefined) return { kind: 'split', ...split };
  if (decision.kind === 'count') return decision.method === 'scottish-stv' ? { kind: 'ranking', order: ranking } : { kind: 'picks', options: picks };
  const side = SIDES.find(each => each === picks[0]);
  return side && { kind: 'question', vote: side };
}
