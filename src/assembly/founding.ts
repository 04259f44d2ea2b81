/** Founding, and the clerical acts that rest on the House Rules: recording units and enrolling members from a file. */
import { fact, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { isKeeper, organisation } from './entitlement.ts';
import { event } from './event.ts';
import { facts } from './asking.ts';
import type { Seat } from './facts.ts';
import type { AssemblyEvent } from './event.ts';
import { vacate } from './vacancies.ts';
import type { BodyId, PersonId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement } from './judgement.ts';
import { attributesFault, unitsFault } from './roll-faults.ts';
import type { Rules } from './rules.ts';

const WHOLE = 'whole' as BodyId;

/** The constituent act: it has no authority but itself, and happens once. */
export function* judgeFound(act: Act<'found'>): Asking<Judgement> {
  if (yield* organisation()) return refuse('already-founded', 'none', { org: act.content.org });
  return lawful('constituent', [event('organisation-founded', act.content)]);
}

function* keepsRoll(rules: Rules, act: Act): Asking<boolean> {
  return act.by.as === 'person' && (yield* isKeeper(rules, 'roll', act.by.person, { body: WHOLE, at: act.at }));
}

const notKeeper = refuse('not-keeper', 'house-rules', { of: 'roll' }, [remedy('ask-holder', { holders: ['registrar'] })]);

export function* judgeRecordUnits(rules: Rules, act: Act<'record-units'>): Asking<Judgement> {
  if (!(yield* keepsRoll(rules, act))) return notKeeper;
  return (yield* unitsFault(rules, act.content.units)) ?? lawful('house-rules', [event('units-recorded', act.content)]);
}

/** Records standings from a day on. Whoever leaves, or is expelled, loses seats that day, and the vacancy rule fills them. */
export function* judgeEnrol(rules: Rules, act: Act<'enrol'>): Asking<Judgement> {
  if (!(yield* keepsRoll(rules, act))) return notKeeper;
  for (const unit of new Set(act.content.lines.flatMap(line => line.units)))
    if ((yield* fact('unit', unit)) === undefined) return refuse('no-such-thing', 'house-rules', { unit }, [remedy('record-units', { unit })]);
  const unfit = yield* attributesFault(rules, act.content.lines);
  if (unfit) return unfit;
  const gone = act.content.lines.filter(line => line.status === 'left' || line.status === 'expelled').map(line => line.person);
  return lawful('house-rules', [event('standing-recorded', act.content), ...(yield* seatsOf(rules, act, gone))]);
}

function* seatsOf(rules: Rules, act: Act, gone: readonly PersonId[]): Asking<readonly AssemblyEvent[]> {
  const events: AssemblyEvent[] = [];
  for (const person of gone) {
    const held: readonly Seat[] = yield* facts('seat', 'holder', person);
    for (const seat of held) events.push(...(yield* vacate(rules, { seat, because: 'left', by: act.key, key: act.key, at: act.at, offset: events.length })).events);
  }
  return events;
}
