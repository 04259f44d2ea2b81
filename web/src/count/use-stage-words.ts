import { useTranslation } from 'react-i18next';
import type { OptionId } from '#tally/ballot.ts';
import type { Count, Stage, StageReason } from '#tally/contest.ts';
import { compareDecimals, isZero } from '#tally/decimal.ts';
import { movesOf, type StageMove } from '#tally/stage-moves.ts';
import type { Tie } from '#tally/tie.ts';
import { useWords } from '../app/use-words.ts';
import { formatVotes } from './votes.ts';

export type NameOf = (option: OptionId) => string;

export interface StageWords {
  /** A few words: "Surplus of Berg". */
  readonly title: (stage: Stage) => string;
  /** Everything that happened, a sentence each. */
  readonly sentences: (stage: Stage) => readonly string[];
  readonly tie: (tie: Tie & { readonly decidedAt?: number }) => string;
}

/** A stage told in words: what was done, why, where the votes went, who is elected by it. */
export function useStageWords(counted: Count, nameOf: NameOf): StageWords {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const votes = (text: string): string => formatVotes(text, i18n.language);
  const list = (options: readonly OptionId[]): string => new Intl.ListFormat(i18n.language).format(options.map(nameOf));
  const before = (stage: Stage, option: OptionId): string => counted.stages[stage.stage - 2]?.votes[option] ?? '0';

  const title = ({ action }: Stage): string => {
    switch (action.kind) {
      case 'surplus-transferred': return t('count.title.surplus', { name: nameOf(action.of) });
      case 'excluded': return t('count.title.excluded', { names: nameOf(action.of) });
      case 'excluded-together': return t('count.title.excluded', { names: list(action.all) });
      case 'batch-transferred': return t('count.title.batch', { names: list(action.all), value: votes(action.value) });
      case 'preferences-added': return t('count.title.preferences', { rank: action.rank });
      default: return t(`count.title.${action.kind}`);
    }
  };
  const moved = ({ from, given, to, lost, surplus }: StageMove): readonly string[] => [
    surplus === undefined ? t('count.move.all', { name: nameOf(from), votes: votes(given) }) : t(surplus.at === undefined ? 'count.move.surplus' : 'count.move.surplusAt', { name: nameOf(from), votes: votes(given), held: votes(surplus.held), at: surplus.at ?? '' }),
    ...(to.length > 0 ? [t('count.move.to', { list: new Intl.ListFormat(i18n.language).format(to.map(({ option, votes: got }) => `${nameOf(option)} +${votes(got)}`)) })] : []),
    ...(isZero(lost) ? [] : [t('count.move.lost', { votes: votes(lost) })]),
  ];
  const because = (stage: Stage, { option, code }: StageReason): string => {
    const isOut = stage.excluded.includes(option);
    const kind = code === 'tie-broken' ? (isOut ? 'tie-out' : stage.elected.includes(option) ? 'tie-in' : 'tie-first') : code;
    return words('countReason', kind, { name: nameOf(option), votes: votes(isOut ? before(stage, option) : stage.votes[option] ?? '0'), quota: votes(stage.quota ?? counted.quota ?? '0') });
  };
  const tie = ({ stage, purpose, between, chosen, brokenBy, decidedAt }: Tie & { readonly decidedAt?: number }): string => {
    const values = { stage, names: list(between), name: chosen === undefined ? '' : nameOf(chosen), how: words('tieStep', brokenBy) };
    if (chosen === undefined) return t('count.tie.open', values);
    return t(`count.tie.${purpose}`, values) + (decidedAt === undefined ? '' : ` ${t('count.tie.at', { stage: decidedAt, list: new Intl.ListFormat(i18n.language).format(between.map(option => `${nameOf(option)} ${votes(counted.stages[decidedAt - 1]?.votes[option] ?? '0')}`)) })}`);
  };
  const sentences = (stage: Stage): readonly string[] => {
    const out = stage.reasons.filter(({ option }) => stage.excluded.includes(option));
    const rest = stage.reasons.filter(({ option }) => !stage.excluded.includes(option));
    const first = stage.stage === 1 ? [t(`count.start.${stage.action.kind === 'compared' ? 'compared' : 'counted'}`, { votes: votes(String(counted.valid)) })] : [];
    return [
      ...first, ...counted.ties.filter(each => each.stage === stage.stage).map(tie), ...out.map(reason => because(stage, reason)),
      ...movesOf(counted, stage.stage).toSorted((a, b) => -compareDecimals(a.given, b.given)).flatMap(moved), ...rest.map(reason => because(stage, reason)),
    ];
  };
  return { title, sentences, tie };
}
