/** Parts of printed sentences: amounts, periods, holders, conditions, in each language. */
import { rational, type Rational } from '#kernel/rational.ts';
import type { Period } from '#kernel/time.ts';
import type { Base, Counted, Threshold } from '#tally/threshold.ts';
import type { Condition } from './condition.ts';
import type { Electors, Holder, SeatSize, SnapshotRule, UnitTable } from './law.ts';
import { ENGLISH, RUSSIAN, type SpeechWords } from './speech-words.ts';
import type { Language } from './wording.ts';
import { own, spoken } from './words.ts';

export function wordsOf(language: Language): SpeechWords {
  return language === 'ru' ? RUSSIAN : ENGLISH;
}

export function listed(items: readonly string[], joint: string): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;
}

/** "two thirds", "10 %", or the bare fraction. */
export function shareWords({ num, den }: Rational, words: SpeechWords): string {
  const known = words.shares[`${num}/${den}`];
  if (known !== undefined) return known;
  const percent = rational(100n * num, den);
  return percent.den === 1n ? `${percent.num} %` : `${num}/${den}`;
}

function testWords(test: { readonly share: Rational; readonly strict: boolean; readonly of: Base; readonly counted?: Counted; readonly unitKind?: string }, words: SpeechWords): string {
  const base = `${words.bases[test.of]}${test.unitKind === undefined ? '' : ` (${words.name(test.unitKind)})`}${test.counted === 'weights' ? words.byCard : ''}`;
  if (test.share.num === test.share.den && !test.strict) return `${words.all} ${base}`;
  return `${test.strict ? words.moreThan : words.atLeast} ${shareWords(test.share, words)} ${base}`;
}

/** "at least two thirds of the votes cast, if at least half of the seats filled take part". */
export function amountWords(threshold: Threshold, words: SpeechWords): string {
  const majority = threshold.all.map(test => testWords(test, words)).join(` ${words.and} `);
  const quorum = threshold.quorum.map(test => (test.measured === 'present' ? words.present : words.quorum).replace('{amount}', testWords(test, words))).join(` ${words.and} `);
  return [majority, quorum].filter(part => part !== '').join(', ');
}

export const periodWords = (period: Period, words: SpeechWords): string => words.period(period.count, period.unit);

function multitude(holder: Extract<Holder, { kind: 'share' | 'count' }>, words: SpeechWords): string {
  if (holder.unitKind !== undefined) return `${words.holders.units} (${words.name(holder.unitKind)})`;
  const named: Readonly<Record<string, string>> = { ...words.holders, seats: words.bases.seats, members: words.bases.members };
  return own(named, holder.of) ?? holder.of;
}

export function holderWords(holder: Holder, words: SpeechWords): string {
  switch (holder.kind) {
    case 'members': return words.name(holder.electorate);
    case 'body': return words.body(holder.body);
    case 'seats': return words.holders.seats.replace('{body}', words.body(holder.body));
    case 'keeper': return words.holders[holder.of];
    case 'clock': return words.holders.clock;
    case 'share': return `${holder.strict ? words.moreThan : words.atLeast} ${shareWords(holder.share, words)} ${multitude(holder, words)}`;
    case 'count': return `${holder.count} ${multitude(holder, words)}`;
  }
}

export const holdersWords = (holders: readonly Holder[], words: SpeechWords): string => listed(holders.map(holder => holderWords(holder, words)), words.or);

export function electorsWords(electors: Electors, words: SpeechWords): string {
  if (electors.kind === 'members') return words.name(electors.electorate);
  return [electors.body, ...electors.otherwise].map(words.body).join(`, ${words.otherwise} `);
}

export function tableWords(table: UnitTable): string {
  return table.map(({ unit, count }) => `${unit} ${count}`).join(', ');
}

export function sizeWords(size: SeatSize, words: SpeechWords): string {
  if (size.kind === 'number') return words.seats(size.seats, size.upTo ?? false);
  if (size.kind === 'table') return words.table.replace('{lines}', tableWords(size.table));
  const { ratio } = size;
  return [
    words.ratio.replace('{seats}', words.seats(Number(ratio.seats), false)).replace('{per}', String(ratio.per)).replace('{base}', words.ratioBases[size.base]),
    ...(size.roundingUnsaid ? [] : [words.roundings[ratio.rounding]]),
    ...(ratio.atLeast === undefined ? [] : [words.limits.floor.replace('{count}', String(ratio.atLeast))]),
    ...(ratio.atMost === undefined ? [] : [words.limits.ceiling.replace('{count}', String(ratio.atMost))]),
  ].join(', ');
}

export function snapshotWords(snapshot: SnapshotRule, words: SpeechWords): string {
  switch (snapshot.on) {
    case 'opening': return words.snapshot.opening;
    case 'before-opening': return words.snapshot.before.replace('{period}', periodWords(snapshot.by, words));
    case 'fixed': return words.snapshot.fixed.replace('{day}', String(snapshot.day)).replace('{month}', words.months[snapshot.month - 1] ?? '');
  }
}

export function conditionWords(condition: Condition, words: SpeechWords): string {
  const attribute = 'attribute' in condition ? spoken(condition.attribute) : '';
  switch (condition.kind) {
    case 'all': return condition.of.map(part => bracketed(part, words)).join(` ${words.and} `);
    case 'any': return condition.of.map(part => bracketed(part, words)).join(` ${words.or} `);
    case 'not': return condition.of.kind === 'is-one-of' ? `${spoken(condition.of.attribute)} ${words.isNot} ${listed(condition.of.values, words.or)}` : `${words.not} ${bracketed(condition.of, words)}`;
    case 'is-one-of': return `${attribute} ${words.is} ${listed(condition.values, words.or)}`;
    case 'number': return `${attribute} ${words.compare[condition.compare]} ${condition.value}`;
    case 'day': {
      const day = condition.before ? words.dayShifted.replace('{period}', periodWords(condition.before, words)) : words.theDay;
      return `${attribute} ${words.compare[condition.compare]} ${day}`;
    }
  }
}

const bracketed = (condition: Condition, words: SpeechWords): string =>
  (condition.kind === 'all' || condition.kind === 'any' ? `(${conditionWords(condition, words)})` : conditionWords(condition, words));
