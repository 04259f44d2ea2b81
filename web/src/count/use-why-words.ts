import { useTranslation } from 'react-i18next';
import type { OptionId } from '#tally/ballot.ts';
import type { Count } from '#tally/contest.ts';
import { isZero } from '#tally/decimal.ts';
import { explain, type PairResult, type Why } from '#tally/why.ts';
import { useWords } from '../app/use-words.ts';
import { useStageWords, type NameOf } from './use-stage-words.ts';
import { formatVotes } from './votes.ts';

/** The answer to "why?", a sentence each; the first one says the whole of it. */
export function useWhyWords(counted: Count, nameOf: NameOf): (option: OptionId) => readonly string[] {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const { tie } = useStageWords(counted, nameOf);
  const votes = (text: string): string => formatVotes(text, i18n.language);
  const list = (options: readonly OptionId[]): string => new Intl.ListFormat(i18n.language).format(options.map(nameOf));

  const pair = (name: string, { option, own, other, ownPath, otherPath }: PairResult): string =>
    t(ownPath === undefined ? 'count.why.pair' : 'count.why.pairPaths', { name, other: nameOf(option), own: votes(own), votes: votes(other), ownPath: votes(ownPath ?? '0'), otherPath: votes(otherPath ?? '0') });

  const excluded = (why: Extract<Why, { kind: 'excluded' }>, name: string): readonly string[] => {
    const { next, spared, together, toQuota, code } = why;
    return [
      t('count.why.excluded', { name, stage: why.stage, votes: votes(why.votes), first: votes(why.first) }),
      ...(next === undefined ? [] : isZero(next.by)
        ? [t('count.why.nextEqual', { next: nameOf(next.option), votes: votes(next.votes) })]
        : [t('count.why.next', { next: nameOf(next.option), votes: votes(next.votes), by: votes(next.by) })]),
      ...(code === 'cannot-reach-next' && together.length > 0 ? [t('count.why.together', { names: list(together), sum: votes(why.sum) })] : []),
      ...(code === 'seats-reserved' ? [t('count.why.reserved')] : []),
      ...(spared.length > 0 ? [t('count.why.spared', { names: list(spared) })] : []),
      ...(toQuota === undefined ? [] : [t('count.why.toQuota', { votes: votes(toQuota) })]),
    ];
  };
  const told = (why: Why, name: string): readonly string[] => {
    const shown = { name, stage: why.stage, votes: votes(why.votes) };
    switch (why.kind) {
      case 'elected': return [
        words('countReason', why.code === 'tie-broken' ? 'tie-in' : why.code, { ...shown, quota: votes(why.quota ?? '0') }), t('count.why.at', { stage: why.stage, inPlay: votes(why.inPlay), votes: votes(why.votes) }),
        ...(why.next ? [t('count.why.ahead', { next: nameOf(why.next.option), votes: votes(why.next.votes), by: votes(why.next.by) })] : []),
      ];
      case 'excluded': return excluded(why, name);
      case 'not-reached': return [
        t('count.why.notReached', { ...shown, first: votes(why.first) }),
        ...(why.last ? [t(isZero(why.last.by) ? 'count.why.lastEqual' : 'count.why.last', { last: nameOf(why.last.option), votes: votes(why.last.votes), by: votes(why.last.by) })] : []),
        ...(why.toQuota === undefined ? [] : [t('count.why.toQuota', { votes: votes(why.toQuota) })]),
      ];
      case 'no-majority': return [t('count.why.noMajority', { ...shown, valid: votes(why.valid), short: votes(why.short) })];
      case 'compared': return [t(why.elected ? 'count.why.pairsWon' : 'count.why.pairsLost', { name }), ...why.pairs.map(each => pair(name, each))];
      case 'question': return [t(why.carried ? 'count.why.carried' : 'count.why.notCarried', { ...shown, against: votes(why.against), short: votes(why.short) })];
      case 'reopened': return [t('count.why.reopened', shown)];
      case 'open': return [t('count.why.open', shown)];
    }
  };
  return option => {
    const why = explain(counted, option);
    return [...told(why, nameOf(option)), ...why.ties.map(tie)];
  };
}
