/** The fixed words of printed sentences. Names of bodies and the like stay as the charter's rules spell them. */
import type { Period } from '#kernel/time.ts';
import type { Base } from '#tally/threshold.ts';
import type { VacancyStep } from './law.ts';
import { spoken } from './words.ts';

/** The fixed words of one language. */
export interface SpeechWords {
  readonly and: string;
  readonly or: string;
  readonly name: (id: string) => string;
  readonly body: (id: string) => string;
  readonly every: (count: number, unit: Period['unit']) => string;
  readonly seats: (count: number, upTo: boolean) => string;
  readonly alternates: (count: number) => string;
  readonly seconders: (count: number) => string;
  readonly isNot: string;
  readonly ratioBases: Readonly<Record<'members' | 'electors' | 'inhabitants' | 'seats', string>>;
  readonly bases: Readonly<Record<Base, string>>;
  readonly atLeast: string;
  readonly byCard: string;
  readonly moreThan: string;
  readonly all: string;
  readonly shares: Readonly<Record<string, string>>;
  readonly quorum: string;
  readonly present: string;
  readonly period: (count: number, unit: Period['unit']) => string;
  readonly holders: Readonly<Record<'seats' | 'members' | 'clock' | 'roll' | 'chair' | 'count' | 'inhabitants' | 'constituents' | 'units' | 'of', string>>;
  readonly ratio: string;
  readonly table: string;
  readonly roundings: Readonly<Record<'up' | 'down' | 'nearest' | 'part-counts', string>>;
  readonly limits: Readonly<Record<'floor' | 'ceiling', string>>;
  readonly snapshot: Readonly<Record<'opening' | 'before' | 'fixed', string>>;
  readonly months: readonly string[];
  readonly otherwise: string;
  readonly compare: Readonly<Record<string, string>>;
  readonly theDay: string;
  readonly dayShifted: string;
  readonly not: string;
  readonly is: string;
  readonly vacancy: Readonly<Record<VacancyStep, string>>;
}

export const ENGLISH: SpeechWords = {
  and: 'and', or: 'or', name: spoken, body: id => `the ${spoken(id)}`,
  every: (count, unit) => (count === 1 ? unit : `${count} ${unit}s`),
  seats: (count, upTo) => `${upTo ? 'up to ' : ''}${count} seat${count === 1 ? '' : 's'}`, alternates: count => `${count} alternate${count === 1 ? '' : 's'}`, seconders: count => `${count} other${count === 1 ? '' : 's'}`, isNot: 'is not', atLeast: 'at least', byCard: ', by card vote', moreThan: 'more than', all: 'all',
  bases: {
    cast: 'of the votes cast', valid: 'of the valid ballots', present: 'of those present', filled: 'of the seats filled', seats: 'of the seats',
    members: 'of the members', electors: 'of the electors', inhabitants: 'of the inhabitants', units: 'of the units',
  },
  shares: {
    '1/2': 'half', '1/3': 'one third', '2/3': 'two thirds', '1/4': 'one quarter', '3/4': 'three quarters', '1/5': 'one fifth', '2/5': 'two fifths',
    '3/5': 'three fifths', '4/5': 'four fifths', '1/10': 'one tenth',
  },
  quorum: 'if {amount} have taken part', present: 'if {amount} are present',
  period: (count, unit) => `${count} ${unit}${count === 1 ? '' : 's'}`,
  holders: {
    seats: 'any holder of a seat in {body}', members: 'of the members', clock: 'the calendar itself', roll: 'the keeper of the roll', chair: 'the chair',
    count: 'the keeper of the count', inhabitants: 'of the inhabitants', constituents: 'of the constituents', units: 'of the units', of: 'of',
  },
  table: 'seats by name ({lines})', ratio: '{seats} for each {per} {base}', ratioBases: { members: 'members', electors: 'electors', inhabitants: 'inhabitants', seats: 'seats of the body that elects' },
  roundings: { up: 'rounded up', down: 'rounded down', nearest: 'rounded to the nearest', 'part-counts': 'a part counting as the whole' },
  limits: { floor: 'at least {count}', ceiling: 'at most {count}' },
  snapshot: { opening: 'the day of opening', before: '{period} before the opening', fixed: '{day} {month}' },
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  otherwise: 'otherwise',
  compare: { 'at-least': 'is at least', 'at-most': 'is at most', 'more-than': 'is more than', 'less-than': 'is less than', 'on-or-after': 'is on or after', 'on-or-before': 'is on or before', before: 'is before', after: 'is after' },
  theDay: 'the day', dayShifted: 'the day {period} earlier', not: 'not', is: 'is',
  vacancy: {
    'next-alternate': 'the next alternate', 'by-election': 'a by-election', 'by-election-at-large': 'a by-election at large', 'co-option': 'co-option',
    'stays-empty': 'nobody', 'appointed-by-electors': 'appointment by the electors',
  },
};

const RUSSIAN_UNITS: Readonly<Record<Period['unit'], readonly [string, string, string]>> = {
  hour: ['час', 'часа', 'часов'], day: ['день', 'дня', 'дней'], week: ['неделя', 'недели', 'недель'], month: ['месяц', 'месяца', 'месяцев'], year: ['год', 'года', 'лет'],
};

function russianPeriod(count: number, unit: Period['unit']): string {
  return `${count} ${russianForm(count, RUSSIAN_UNITS[unit])}`;
}

/** 1 место, 2 места, 5 мест, 11 мест, 21 место. */
function russianForm(count: number, [one, few, many]: readonly [string, string, string]): string {
  const [last, lastTwo] = [count % 10, count % 100];
  if (last === 1 && lastTwo !== 11) return one;
  return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? few : many;
}

export const RUSSIAN: SpeechWords = {
  and: 'и', or: 'или', name: id => `«${spoken(id)}»`, body: id => `«${spoken(id)}»`,
  every: russianPeriod,
  seats: (count, upTo) => `${upTo ? 'до ' : ''}${count} ${russianForm(count, ['место', 'места', 'мест'])}`, alternates: count => `${count} ${russianForm(count, ['запасной', 'запасных', 'запасных'])}`, seconders: count => String(count), isNot: '— не', atLeast: 'не менее', byCard: ', по мандатам', moreThan: 'более', all: 'все 100 %',
  bases: {
    cast: 'поданных голосов', valid: 'действительных бюллетеней', present: 'присутствующих', filled: 'занятых мест', seats: 'мест',
    members: 'членов', electors: 'избирателей', inhabitants: 'жителей', units: 'единиц',
  },
  shares: {
    '1/2': 'половины', '1/3': 'одной трети', '2/3': 'двух третей', '1/4': 'четверти', '3/4': 'трёх четвертей', '1/5': 'одной пятой', '2/5': 'двух пятых',
    '3/5': 'трёх пятых', '4/5': 'четырёх пятых', '1/10': 'одной десятой',
  },
  quorum: 'если участвовало {amount}', present: 'если присутствует {amount}',
  period: russianPeriod,
  holders: {
    seats: 'любой, кто имеет место в {body}', members: 'членов', clock: 'сам календарь', roll: 'ведущий список членов', chair: 'председатель',
    count: 'ведущий подсчёт', inhabitants: 'жителей', constituents: 'избирателей места', units: 'единиц', of: 'из',
  },
  table: 'места по именам ({lines})', ratio: '{seats} на каждые {per} {base}', ratioBases: { members: 'членов', electors: 'избирателей', inhabitants: 'жителей', seats: 'мест избирающего органа' },
  roundings: { up: 'с округлением вверх', down: 'с округлением вниз', nearest: 'с округлением до ближайшего', 'part-counts': 'неполное число считается за полное' },
  limits: { floor: 'не менее {count}', ceiling: 'не более {count}' },
  snapshot: { opening: 'день открытия', before: '{period} до открытия', fixed: '{day} {month}' },
  months: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  otherwise: 'иначе',
  compare: { 'at-least': 'не менее', 'at-most': 'не более', 'more-than': 'более', 'less-than': 'менее', 'on-or-after': 'не ранее чем', 'on-or-before': 'не позднее чем', before: 'ранее чем', after: 'позднее чем' },
  theDay: 'этот день', dayShifted: 'за {period} до этого дня', not: 'не', is: '—',
  vacancy: {
    'next-alternate': 'следующий запасной', 'by-election': 'дополнительные выборы', 'by-election-at-large': 'общие дополнительные выборы', 'co-option': 'кооптация',
    'stays-empty': 'никто', 'appointed-by-electors': 'назначение выборщиками',
  },
};
