/**
 * The way of a decision from its proposal to its force, step by step. Made from the rules alone: the power that governs
 * it, and the rule on motions where the power does not say who proposes.
 */
import type { Threshold } from '#tally/threshold.ts';
import type { ArticleId, BodyKindId, Holder, Law, PowerRule } from './law.ts';
import { amountWords, holdersWords, periodWords, wordsOf } from './speech.ts';
import type { SpeechWords } from './speech-words.ts';
import { WAY_TEXT } from './way-text.ts';
import { fill, type Language, type Words } from './wording.ts';

type Step = keyof typeof WAY_TEXT;
type Parameters = Readonly<Record<string, string | undefined>>;

export interface WayStep {
  readonly step: Step;
  /** Kinds of the bodies that act in it. */
  readonly bodies: readonly BodyKindId[];
  readonly article: ArticleId;
  readonly text: Words;
}

function said(step: Step, language: Language, parameters: (words: SpeechWords) => Parameters): string {
  const given = Object.entries(parameters(wordsOf(language))).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const text = fill(WAY_TEXT[step][language], Object.fromEntries(given));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function stepOf(step: Step, article: ArticleId, bodies: readonly BodyKindId[], parameters: (words: SpeechWords) => Parameters): WayStep {
  return { step, bodies, article, text: { en: said(step, 'en', parameters), ru: said(step, 'ru', parameters) } };
}

const bodiesIn = (holders: readonly Holder[]): BodyKindId[] => holders.flatMap(holder => (holder.kind === 'body' ? [holder.body] : []));

function first(law: Law, power: PowerRule): readonly WayStep[] {
  if (power.proposedBy.length > 0) {
    const bodies = bodiesIn(power.proposedBy);
    return [stepOf('propose', power.article, bodies, words => ({ holders: holdersWords(power.proposedBy, words), resolution: bodies.length > 0 ? '' : undefined }))];
  }
  const rule = law.motions.find(each => each.body === power.heldBy);
  return rule ? [stepOf('move', rule.article, bodiesIn(rule.movedBy), words => ({ holders: holdersWords(rule.movedBy, words) }))] : [];
}

/** @param threshold by which it is decided: that of the power, or the body's own */
export function wayOf(law: Law, power: PowerRule, threshold: Threshold): readonly WayStep[] {
  const { article, confirmedBy, ratifiedBy } = power;
  return [
    ...first(law, power),
    stepOf('decide', article, [power.heldBy], words => ({ body: words.body(power.heldBy), amount: amountWords(threshold, words), notice: power.notice && periodWords(power.notice, words) })),
    ...(confirmedBy ? [stepOf('confirm', article, [confirmedBy.body], words => ({ body: words.body(confirmedBy.body), amount: confirmedBy.threshold && amountWords(confirmedBy.threshold, words) }))] : []),
    ...(ratifiedBy ? [stepOf('ratify', article, [ratifiedBy.through], words => ({ amount: amountWords(ratifiedBy.threshold, words), units: words.name(ratifiedBy.units), through: words.body(ratifiedBy.through), within: periodWords(ratifiedBy.within, words) }))] : []),
    stepOf('force', article, [], words => ({ delay: power.delay && periodWords(power.delay, words) })),
  ];
}
