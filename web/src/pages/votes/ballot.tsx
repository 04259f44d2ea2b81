import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unreachable } from '#kernel/unreachable.ts';
import { choiceFault, formOf } from '#assembly/choices.ts';
import type { Choice } from '#assembly/order.ts';
import type { PollView } from '../../api/polls.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useAct } from '../../app/use-act.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { ActForm } from '../../components/act-form.tsx';
import type { ActOutcome } from '../../components/act-form.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { ChoiceBallot } from '../../components/choice-ballot.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PointsBallot } from '../../components/points-ballot.tsx';
import { RankingBallot } from '../../components/ranking-ballot.tsx';
import { ranksOf } from '../../components/ranking.ts';
import { SplitBallot } from './split-ballot.tsx';
import type { Split } from './split-ballot.tsx';
import { useVoteWords } from './use-vote-words.ts';

const SIDES = ['for', 'against', 'abstain'] as const;

/** The reader's own part in a poll: a ballot, a receipt, or why there is neither. */
export function Ballot({ poll, title }: { readonly poll: PollView; readonly title: string }) {
  const { t } = useTranslation();
  const [wasOpen] = useState(!poll.mine.voted);
  const { id: org } = useOrganisation();
  const { mine } = poll;
  const isAbsent = !mine.present && !mine.voted;
  return (
    <Section title={t('poll.yours')} isPrinted={false}>
      {!mine.onRoll && <EmptyState title={t('poll.notOnRoll')}>{t('poll.notOnRollWay')}</EmptyState>}
      {mine.onRoll && mine.voted && !wasOpen && <Receipt poll={poll} />}
      {mine.onRoll && wasOpen && isAbsent && <EmptyState title={t('poll.notPresent')}><AppLink href={at(org, 'meetings', poll.order.meeting ?? '')}>{t('poll.notPresentWay')}</AppLink></EmptyState>}
      {mine.onRoll && wasOpen && !isAbsent && <OpenBallot poll={poll} title={title} />}
    </Section>
  );
}

function Receipt({ poll }: { readonly poll: PollView }) {
  const { t } = useTranslation();
  return <Confirmation quiet><p>{t('poll.received')}</p><p className="note">{t(poll.secrecy.grade === 'secret' ? 'poll.receivedSecret' : poll.stage === 'open' ? 'poll.receivedOpen' : 'poll.receivedListed')}</p></Confirmation>;
}

interface Marks {
  readonly ranking: readonly string[];
  /** Of the ranked: who shares the rank of the one above. */
  readonly shared: readonly string[];
  readonly picks: readonly string[];
  readonly points: Readonly<Record<string, number>>;
  readonly split: Split | undefined;
}
const UNMARKED: Marks = { ranking: [], shared: [], picks: [], points: {}, split: undefined };

/** The ballot in the frame of an act: nothing is sent before something lawful is chosen and confirmed. */
function OpenBallot({ poll, title }: { readonly poll: PollView; readonly title: string }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const article = useArticle(org)(poll.article, poll.articleLabel);
  const words = useWords();
  const send = useAct();
  const voteWords = useVoteWords(option => poll.options.find(each => each.id === option)?.name ?? option);
  const [marks, setMarks] = useState(UNMARKED);
  const choice = chosen(poll, marks);
  const fault = choice === undefined ? 'invalid-choice' : choiceFault(poll.order, choice, poll.mine.weight ?? 1);
  const refuse = (code: string): Promise<ActOutcome> => Promise.resolve({ kind: 'refused', refusal: { reason: words('refusalCode', code), article, remedies: [] } });
  const follows = poll.consequences.map(key => words('consequence', key.split('.').at(-1) ?? key));
  return (
    <ActForm
      title={title} isTitled article={article ?? { label: poll.articleLabel, href: '#' }}
      consequences={[...follows, words('secrecy', poll.secrecy.grade), ...(poll.order.units && poll.secrecy.grade === 'secret' ? [t('unitStands.secret')] : []), words('actFollows', 'cast')]}
      {...(choice !== undefined && { confirm: t('poll.confirm', { vote: voteWords(choice) }) })} submitName={t('poll.cast')}
      onAct={key => (fault === undefined ? send('cast', { poll: poll.id, choice })(key) : refuse(fault))}
    >
      <Marking poll={poll} marks={marks} onMark={setMarks} />
    </ActForm>
  );
}

interface MarkingProps { readonly poll: PollView; readonly marks: Marks; readonly onMark: (marks: Marks) => void }

/** A question, a ranking, names to pick or points, as the order of the poll says; a seat with several votes may split them. */
function Marking({ poll, marks, onMark }: MarkingProps) {
  const { t } = useTranslation();
  const form = formOf(poll.order);
  const { decision } = poll.order;
  const seats = decision.kind === 'count' ? decision.seats : 1;
  const candidates = poll.options.map(option => ({ id: option.id, name: option.name, ...(option.statement !== null && { note: option.statement }) }));
  switch (form.kind) {
    case 'motion': return <Question poll={poll} marks={marks} onMark={onMark} />;
    case 'ranking': return (
      <RankingBallot
        title={t('poll.rank', { count: seats })} candidates={candidates} ranking={marks.ranking} onRank={ranking => onMark({ ...marks, ranking })} most={form.most}
        {...(form.equal && { sharing: { shared: marks.shared, onShare: (shared: readonly string[]) => onMark({ ...marks, shared }) } })}
      />
    );
    case 'marks': return <ChoiceBallot title={t('poll.pick', { count: form.most })} options={candidates} chosen={marks.picks} atMost={form.most} onChoose={picks => onMark({ ...marks, picks })} />;
    case 'points': return <PointsBallot title={t('poll.points', { count: seats })} candidates={candidates} each={form.each} together={form.together === 'any' ? undefined : form.together} points={marks.points} onGive={points => onMark({ ...marks, points })} />;
    default: return unreachable(form);
  }
}

function Question({ poll, marks, onMark }: MarkingProps) {
  const { t } = useTranslation();
  const weight = poll.mine.weight ?? 1;
  return (
    <>
      {weight > 1 && <p className="note">{t('poll.weight', { count: weight })}</p>}
      {marks.split === undefined && <ChoiceBallot title={t('poll.question')} options={SIDES.map(side => ({ id: side, name: t(`vote.${side}`) }))} chosen={marks.picks} atMost={1} onChoose={picks => onMark({ ...marks, picks })} />}
      {poll.order.mode === 'card' && weight > 1 && <SplitBallot weight={weight} split={marks.split} onSplit={split => onMark({ ...marks, split })} />}
    </>
  );
}

function chosen({ order }: PollView, { ranking, shared, picks, points, split }: Marks): Choice | undefined {
  if (split !== undefined) return { kind: 'split', ...split };
  const form = formOf(order);
  switch (form.kind) {
    case 'ranking': {
      const ranks = ranksOf(ranking, shared);
      return form.equal && ranks.length < ranking.length ? { kind: 'ranks', ranks } : { kind: 'ranking', order: ranking };
    }
    case 'marks': return { kind: 'picks', options: picks };
    case 'points': return { kind: 'points', points };
    case 'motion': {
      const side = SIDES.find(each => each === picks[0]);
      return side && { kind: 'question', vote: side };
    }
    default: return unreachable(form);
  }
}
