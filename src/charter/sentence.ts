/** One generated statement for every rule, in the reader's language: what the rule says, and nothing it does not. */
import type { BodyRule, EffectKind, PowerRule, RecallRule, SeatSource } from './law.ts';
import type { Compiled } from './rule-type.ts';
import { EFFECT_TEXT, SENTENCE_TEXT, TERM_TEXT, type Clause } from './sentence-text.ts';
import { amountWords, conditionWords, electorsWords, holderWords, holdersWords, listed, periodWords, shareWords, sizeWords, snapshotWords, tableWords, wordsOf } from './speech.ts';
import type { SpeechWords } from './speech-words.ts';
import { nameOf, PRESETS } from '#tally/presets.ts';
import type { CountRule } from '#tally/rule.ts';
import { fill, type Language } from './wording.ts';
import { own } from './words.ts';

/** A clause with its parameters; one whose parameters are all absent was not asked for. */
type Parameters = Readonly<Record<string, string | undefined>>;
type Said = readonly [Clause, Parameters?];

interface Voice {
  readonly words: SpeechWords;
  readonly term: (code: string) => string;
  readonly effect: (effect: string) => string;
}

function voice(language: Language): Voice {
  const words = wordsOf(language);
  return {
    words,
    term: code => own(TERM_TEXT, code)?.[language] ?? code,
    effect: effect => own(EFFECT_TEXT, effect)?.[language] ?? words.name(effect),
  };
}

/** Text of the rule. Deterministic: the same rule reads the same everywhere. */
export function sentence(compiled: Compiled, language: Language): string {
  return clauses(compiled, voice(language)).map(([clause, parameters = {}]) => {
    const given = Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined));
    return capital(fill(SENTENCE_TEXT[clause][language], given));
  }).join(' ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The clause when the value is there, with the value as its parameter. */
function when<T>(value: T | undefined, clause: Clause, parameters: (value: T) => Parameters): readonly Said[] {
  return value === undefined ? [] : [[clause, parameters(value)]];
}

const whenSome = <T>(values: readonly T[], clause: Clause, parameters: (values: readonly T[]) => Parameters): readonly Said[] =>
  when(values.length === 0 ? undefined : values, clause, parameters);

function clauses(compiled: Compiled, speech: Voice): readonly Said[] {
  const { words, term } = speech;
  const { name, body } = words;
  switch (compiled.type) {
    case 'charter': return [['charter', { name: compiled.rule.name, zone: compiled.rule.zone }]];
    case 'unit kind': return [
      ['unit-kind', { name: name(compiled.rule.id), within: compiled.rule.within.length > 0 ? listed(compiled.rule.within.map(name), words.or) : undefined }],
      ...whenSome(compiled.rule.figures, 'figures', figures => ({ figures: listed(figures.map(term), words.and) })),
    ];
    case 'attribute': return [['attribute', { name: name(compiled.rule.id), type: term(compiled.rule.type), choices: compiled.rule.choices.length > 0 ? compiled.rule.choices.join(', ') : undefined, concerns: compiled.rule.sensitive && term(compiled.rule.sensitive) }]];
    case 'electorate': return [['electorate', { name: name(compiled.rule.id), who: conditionWords(compiled.rule.who, words), day: snapshotWords(compiled.rule.asOf, words) }]];
    case 'matter': return [['matter', { name: name(compiled.rule.id), branch: compiled.rule.branch && term(compiled.rule.branch) }]];
    case 'body': return bodyClauses(compiled.rule, speech);
    case 'election of': case 'unsettled election': return electionClauses(compiled, speech);
    case 'recall of': return recallClauses(compiled.rule, speech);
    case 'meetings of': return meetingClauses(compiled.rule, speech);
    case 'motions in': return motionClauses(compiled.rule, speech);
    case 'power': return powerClauses(compiled.rule, speech);
    case 'acting for': return actingClauses(compiled.rule, speech);
    case 'petition for': {
      const { rule } = compiled;
      return [[rule.for === 'agenda' ? 'petition-agenda' : 'petition-referendum', { body: body(rule.body), holders: holdersWords(rule.signedBy, words), within: rule.within && periodWords(rule.within, words) }]];
    }
    case 'duty': {
      const { rule } = compiled;
      return [['duty', { body: body(rule.of), duty: term(rule.duty), due: rule.due && periodWords(rule.due, words), default: term(rule.onDefault) }]];
    }
    case 'limit': return compiled.rule.kind === 'terms'
      ? [['terms', { body: body(compiled.rule.body), terms: String(compiled.rule.terms ?? 0) }]]
      : [['incompatible', { body: body(compiled.rule.body), others: listed(compiled.rule.with.map(body), words.or) }]];
  }
}

function weightClauses(weight: SeatSource['weight']): readonly Said[] {
  if (weight === 'one') return [];
  if (weight === 'electors') return [['weighted']];
  return 'each' in weight ? [['weighted-each', { votes: String(weight.each) }]] : [['weighted-table', { votes: tableWords(weight.table) }]];
}

function seatClauses(seat: SeatSource, { words, term }: Voice): readonly Said[] {
  return [
    ['seats', {
      from: seat.from && words.name(seat.from), size: sizeWords(seat.size, words), electors: electorsWords(seat.electors, words),
      voice: seat.voice === 'consultative' ? term('consultative') : undefined,
      alternates: seat.alternates > 0 ? words.alternates(seat.alternates) : undefined, eligible: seat.eligible && words.name(seat.eligible),
    }],
    ...weightClauses(seat.weight),
  ];
}

function bodyClauses(rule: BodyRule, speech: Voice): readonly Said[] {
  const { words, term } = speech;
  return [
    ['body', { name: words.body(rule.id), form: term(rule.form), unit: rule.forEach && words.name(rule.forEach) }],
    ...when(rule.everybody, 'body-everybody', everybody => ({ everybody: words.name(everybody) })),
    ...rule.seats.flatMap(seat => seatClauses(seat, speech)),
    ...when(rule.cap, 'cap', cap => ({ seats: String(cap.seats), dhondt: cap.reduceBy && '' })),
    ...(rule.seats.some(seat => seat.size.kind === 'ratio') ? [['apportioned', { day: snapshotWords(rule.apportionedAsOf, words) }] as Said] : []),
    ...when(rule.term, 'term', term => ({ term: periodWords(term, words), holdOver: rule.holdOver ? '' : undefined })),
    ...(rule.mandate === 'free' ? [] : [[`mandate-${rule.mandate}`] as Said]),
    ...whenSome(rule.vacancy, 'vacancy', steps => ({ steps: steps.map(step => words.vacancy[step]).join(`, ${words.otherwise} `) })),
    ...whenSome(rule.keeps, 'keeps', kept => ({ what: listed(kept.map(term), words.and) })),
    ...when(rule.directBelow, 'direct-below', ({ count, base }) => ({ count: String(count), base: term(base) })),
    ...when(rule.decides, 'decides', ({ threshold }) => ({ amount: amountWords(threshold, words) })),
  ];
}

/** Settings of a rule without a name, as the record has them. */
function spelledOut(rule: CountRule): string | undefined {
  if (Object.hasOwn(PRESETS, nameOf(rule))) return undefined;
  const said = (settings: object): string => Object.entries(settings).filter(([setting]) => setting !== 'kind').map(([setting, value]) => (typeof value === 'object' ? said(value as object) : `${setting} ${String(value)}`)).join(', ');
  return said(rule);
}

function electionClauses(compiled: Extract<Compiled, { type: 'election of' | 'unsettled election' }>, { words, term }: Voice): readonly Said[] {
  const { rule } = compiled;
  if (compiled.type === 'unsettled election') return [['election-open', { name: words.body(rule.body), missing: compiled.rule.missing.join(', ') }]];
  const held = compiled.rule;
  return [
    ['election', {
      name: words.body(held.body), callers: holdersWords(held.calledBy, words) || '…', nomination: listed(held.nomination.map(term), words.or) || '…',
      nominators: held.nominators && words.name(held.nominators), signatures: held.petitionSize === undefined ? undefined : String(held.petitionSize),
      nominations: periodWords(held.nominationsOpen, words), voting: periodWords(held.voting, words),
    }],
    ['ballot', { secrecy: term(held.secrecy ?? 'unsaid'), count: term(nameOf(held.count)), ties: held.ties.length > 0 ? held.ties.map(term).join(', ') : undefined }],
    ...when(spelledOut(held.count), 'count-settings', settings => ({ settings })),
    ...when(held.reopen, 'reopening', ({ elected, excluded }) => ({ elected: term(`reopen-${elected}`), excluded: term(`reopen-${excluded}`) })),
    ...(held.reserved ?? []).map(({ of, atLeast, unfilled }): Said => ['reserved', { group: words.name(of), seats: String(atLeast), unfilled: term(`reserved-${unfilled}`) }]),
    ...when(held.quorum, 'quorum', quorum => ({ quorum: amountWords(quorum, words) })),
    ...when(held.verifiedBy, 'verified', body => ({ body: words.body(body) })),
    ...when(held.ballotFile, 'ballot-file', () => ({})),
    ...(held.withoutVerifiers ? [[`without-verifiers-${held.withoutVerifiers}`] as Said] : []),
  ];
}

function starters(rule: RecallRule, words: SpeechWords): string | undefined {
  if (!rule.startedBy) return undefined;
  return 'count' in rule.startedBy ? String(rule.startedBy.count) : `${rule.startedBy.strict ? words.moreThan : words.atLeast} ${shareWords(rule.startedBy.share, words)}`;
}

function recallClauses(rule: RecallRule, { words, term }: Voice): readonly Said[] {
  const length = (period: RecallRule['voting']): string | undefined => period && periodWords(period, words);
  return [['recall', {
    name: words.body(rule.body), starters: starters(rule, words), signatures: length(rule.signatures), voting: length(rule.voting), again: length(rule.againAfter),
    amount: rule.threshold && amountWords(rule.threshold, words), secrecy: rule.secrecy && term(rule.secrecy),
  }]];
}

function meetingClauses(rule: Extract<Compiled, { type: 'meetings of' }>['rule'], { words }: Voice): readonly Said[] {
  return [
    ['meetings', { name: words.body(rule.body), every: rule.every && words.every(rule.every.count, rule.every.unit), conveners: rule.convenedBy.length > 0 ? holdersWords(rule.convenedBy, words) : undefined }],
    ...whenSome(rule.onDemandOf, 'demand', holders => ({ holders: holdersWords(holders, words), within: rule.within && periodWords(rule.within, words) })),
    ...(rule.selfExecuting ? [['self-executing'] as Said] : []),
    ...when(rule.notice, 'notice', notice => ({ notice: periodWords(notice, words) })),
    ...when(rule.agendaCloses, 'agenda', period => ({ period: periodWords(period, words) })),
    ...whenSome(rule.agendaBy, 'agenda-by', holders => ({ holders: holdersWords(holders, words) })),
    ...when(rule.presidedBy, 'presided', holder => ({ holder: holderWords(holder, words) })),
    ...when(rule.quorum, 'opened', quorum => ({ quorum: amountWords(quorum, words) })),
  ];
}

function motionClauses(rule: Extract<Compiled, { type: 'motions in' }>['rule'], { words, term }: Voice): readonly Said[] {
  return [
    ['motions', { name: words.body(rule.body), holders: holdersWords(rule.movedBy, words) || '…', seconders: rule.seconders > 0 ? words.seconders(rule.seconders) : undefined }],
    ...(rule.amendments ? [['amendments'] as Said] : []),
    ['modes', { modes: listed(rule.modes.map(term), words.or) }],
    ...rule.demand.map(({ mode, by }): Said => ['demand-mode', { mode: term(mode), holder: holderWords(by, words) }]),
    ...when(rule.betweenMeetings, 'between', period => ({ period: periodWords(period, words) })),
  ];
}

function powerClauses(rule: PowerRule, { words, term, effect }: Voice): readonly Said[] {
  const length = (clause: Clause, period: PowerRule['delay'], as = 'period'): readonly Said[] => when(period, clause, value => ({ [as]: periodWords(value, words) }));
  return [
    ['power', { body: words.body(rule.heldBy), act: rule.matter ? `${term('decide-matter')} ${words.name(rule.matter)}` : effect(rule.effect), over: rule.over ? words.body(rule.over) : rule.overUnit && words.name(rule.overUnit), amount: rule.threshold && amountWords(rule.threshold, words) }],
    ...length('notice', rule.notice, 'notice'),
    ...whenSome(rule.proposedBy, 'proposed', holders => ({ holders: holdersWords(holders, words) })),
    ...when(rule.sponsors, 'sponsors', ({ count, who }) => ({ count: String(count), who: words.name(who) })),
    ...when(rule.confirmedBy, 'confirmed', ({ body, threshold }) => ({ body: words.body(body), amount: threshold && amountWords(threshold, words) })),
    ...when(rule.ratifiedBy, 'ratified', ({ units, through, threshold, within }) => ({ amount: amountWords(threshold, words), units: words.name(units), through: words.body(through), within: periodWords(within, words) })),
    ...length('delay', rule.delay), ...length('lasts', rule.lasts),
    ...(rule.renewable === undefined ? [] : [[rule.renewable ? 'renewable-yes' : 'renewable-no'] as Said]),
    ...whenSome(rule.articles, 'articles', articles => ({ articles: articles.join(', ') })),
    ...whenSome(rule.untouchable, rule.effect === 'declare-emergency' ? 'emergency-untouchable' : 'untouchable', articles => ({ articles: articles.join(', ') })),
    ...when(rule.appeal, 'appeal', ({ to, within, suspends }) => ({ body: words.body(to), within: within && periodWords(within, words), effect: term(suspends ? 'suspends' : 'does-not-suspend') })),
    ...whenSome(rule.exceptWhere, 'except', articles => ({ articles: articles.join(', ') })),
  ];
}

function actingClauses(rule: Extract<Compiled, { type: 'acting for' }>['rule'], { words, effect }: Voice): readonly Said[] {
  const scope = (items: readonly string[] | undefined): string | undefined => (items && items.length > 0 ? listed(items.map(item => effect(item as EffectKind)), words.and) : undefined);
  return [
    ['acting', { by: words.body(rule.by), body: words.body(rule.body), only: scope(rule.only), except: scope(rule.except) }],
    ...when(rule.ratifiedBy, 'acting-ratified', ({ body, within, elseLapses }) => ({ body: words.body(body), within: within && periodWords(within, words), lapses: elseLapses ? '' : undefined })),
  ];
}
