/**
 * A city of two workplaces for tests of meetings and motions: ten members each (p00 to p09, p10 to p19), an
 * assembly in each, and a council of two delegates from each. The officers are steward p00, tellers p01 and p02,
 * chair p18 of the council, registrar p19. Everything happens in UTC, from noon of Friday 1 March 2024.
 */
import { UTC, type Day, type Instant } from '#kernel/time.ts';
import type { Law, UnitKindId } from '#charter/law.ts';
import type { Seat } from '#assembly/facts.ts';
import type { BodyId, DocumentRef, MeetingId, MotionId, OrgId, PersonId, PollId, SeatId, UnitId } from '#assembly/ids.ts';
import type { Judgement, Refusal } from '#assembly/judgement.ts';
import type { Effect } from '#assembly/facts.ts';
import { World } from '#assembly/world.ts';
import { lawOf } from './charter-text.ts';

export const DAY = 86_400_000;
export const NOON = (UTC.startOf('2024-03-01' as Day) + DAY / 2) as Instant;
export const person = (n: number): PersonId => `p${String(n).padStart(2, '0')}` as PersonId;
export const doc = (text: string): DocumentRef => `sha256:${text}` as DocumentRef;
export const assembly = 'workplace-assembly@w1' as BodyId;
export const council = 'city-council@c1' as BodyId;
export const executive = 'executive' as BodyId;
export const seatOf = (unit: string, n: number): SeatId => `city-council@c1/0/${unit}/${n}` as SeatId;

const SEATS = 'seats:\n  - from: each workplace\n    elected by: members in good standing\n    number: 2\n    weight: electors';
const OFFICE = (number: number): string => `seats:\n  - elected by: members in good standing\n    number: ${number}`;
const DECIDES = 'decides by: more than half of votes cast\nquorum: half of seats filled';
const MEETS = (by: string, quorum: string): string => `convened by: ${by}\nnotice: 7 days\nagenda closes: 3 days\nagenda by: ${by}\npresided by: ${by}\nquorum: ${quorum}`;

/** The charter; tests replace single articles. */
const ARTICLES: Readonly<Record<string, readonly string[]>> = {
  2: ['matter: workplace affairs', 'matter: city affairs', 'matter: strike', 'matter: orphan'],
  3: [`body: city council\nform: council\nfor each: city\n${SEATS}\nmandate: bound\n${DECIDES}`],
  4: [`body: executive\nform: council\n${OFFICE(3)}\nmandate: free\n${DECIDES}`],
  5: [`body: steward\nform: office\nfor each: workplace\n${OFFICE(1)}\nmandate: free\nkeeps: chair`],
  6: [`body: tellers\nform: commission\nfor each: workplace\n${OFFICE(2)}\nmandate: free\nkeeps: count`],
  7: [`body: city chair\nform: office\nfor each: city\n${OFFICE(1)}\nmandate: free\nkeeps: chair`],
  8: [`meetings of: workplace assembly\n${MEETS('seats of steward', 'one fifth of electors')}`],
  9: [`motions in: workplace assembly\nmoved by: members in good standing\nseconders: 1\namendments: yes\nmodes: hall count, secret\ndemand:\n  - mode: secret\n    by: 20% of constituents\nbetween meetings: 7 days`],
  10: [`meetings of: city council\n${MEETS('seats of city chair', 'half of seats filled')}`],
  11: [`motions in: city council\nmoved by: seats of city council, workplace assembly\nseconders: 1\namendments: yes\nmodes: roll call, card vote, hall count\ndemand:\n  - mode: hall count\n    by: 25% of seats\nbetween meetings: 7 days`],
  12: ['power: decide workplace affairs\nheld by: workplace assembly\ndecided by: more than half of votes cast\nquorum: one fifth of electors'],
  13: ['power: decide city affairs\nheld by: city council\ndecided by: more than half of votes cast\nquorum: half of seats filled'],
  14: ['power: decide strike\nheld by: workplace assembly\ndecided by: two thirds of votes cast\nnotice: 7 days'],
  15: ['power: instruct a delegate\nover: city council\nheld by: workplace assembly\ndecided by: more than half of votes cast'],
  16: ['power: instruct a delegate\nover: executive\nheld by: workplace assembly\ndecided by: more than half of votes cast'],
  17: ['power: admit a member\nheld by: workplace assembly\ndecided by: more than half of votes cast\nsponsors: 2 of members in good standing'],
  18: ['acting for: city council\nby: executive\nexcept: expel a member\nratified by: city council within 1 year, else lapses'],
  19: ['motions in: executive\nmoved by: seats of executive\nseconders: 0\nmodes: roll call\nbetween meetings: 2 days'],
  20: ['duty: report\nof: city council\ndue: 1 month'],
  21: ['power: expel a member\nheld by: workplace assembly\ndecided by: two thirds of votes cast'],
};

export function councilLaw(changed: Readonly<Record<string, readonly string[]>> = {}): Law {
  return lawOf({ ...ARTICLES, ...changed });
}

function seat(id: string, body: string, holder: PersonId, constituency?: UnitId, weight = 1, mandate: Seat['mandate'] = 'free'): Seat {
  return { id: id as SeatId, body: body as BodyId, source: 0, voice: 'vote', weight, mandate, holder, since: NOON, alternates: [], ...(constituency === undefined ? {} : { constituency }) };
}

const SEAT_FACTS: readonly Seat[] = [
  seat(seatOf('w1', 1), council, person(3), 'w1' as UnitId, 5, 'bound'), seat(seatOf('w1', 2), council, person(4), 'w1' as UnitId, 5, 'bound'),
  seat(seatOf('w2', 1), council, person(13), 'w2' as UnitId, 5, 'bound'), seat(seatOf('w2', 2), council, person(14), 'w2' as UnitId, 5, 'bound'),
  seat('steward@w1/0/whole/1', 'steward@w1', person(0)), seat('tellers@w1/0/whole/1', 'tellers@w1', person(1)), seat('tellers@w1/0/whole/2', 'tellers@w1', person(2)),
  seat('city-chair@c1/0/whole/1', 'city-chair@c1', person(18)),
  seat('executive/0/whole/1', executive, person(5)), seat('executive/0/whole/2', executive, person(15)), seat('executive/0/whole/3', executive, person(16)),
];

export function councilWorld(law: Law = councilLaw()): World {
  const world = new World({ law, lawOf: () => law, calendar: UTC }, NOON);
  const day = '2024-01-01' as Day;
  lawfully(world.act('found', { org: 'o' as OrgId, version: law.version, registrar: person(19), acknowledged: [] }, 'founders'));
  const unit = (id: string, kind: string, parents: string[]): { unit: UnitId; kind: UnitKindId; name: string; parents: UnitId[]; figures: object } => ({ unit: id as UnitId, kind: kind as UnitKindId, name: id, parents: parents as UnitId[], figures: {} });
  lawfully(world.act('record-units', { day, units: [unit('c1', 'city', []), unit('w1', 'workplace', ['c1']), unit('w2', 'workplace', ['c1'])] }, person(19)));
  lawfully(world.act('enrol', { day, lines: Array.from({ length: 20 }, (_, n) => ({ person: person(n), units: [n < 10 ? 'w1' : 'w2'] as UnitId[], status: 'full', joined: day, attributes: {} })) }, person(19)));
  world.facts.write(SEAT_FACTS.map(value => ({ change: 'put', kind: 'seat', id: value.id, value })));
  return world;
}

/** The judgement, which must have been lawful. */
export function lawfully(judgement: Judgement): Judgement & { lawful: true } {
  if (!judgement.lawful) throw new Error(`refused: ${JSON.stringify(judgement)}`);
  return judgement;
}

/** Code and article of a refusal, with its numbers. */
export function refused(judgement: Judgement): Pick<Refusal, 'code' | 'article' | 'facts'> {
  if (judgement.lawful) throw new Error('was lawful');
  const { code, article, facts } = judgement;
  return { code, article, facts };
}

export function remedies(judgement: Judgement): readonly string[] {
  return judgement.lawful ? [] : judgement.remedies.map(each => each.code);
}

export function later(world: World, days: number): void {
  world.advance((world.now + days * DAY) as Instant);
}

/** Convened for noon ten days from now. */
export function convened(world: World, body: BodyId): MeetingId {
  lawfully(world.act('convene', { body, meetingAt: (world.now + 10 * DAY) as Instant }, body === council ? person(18) : person(0)));
  return world.facts.all('meeting').find(each => each.body === body && each.stage === 'convened')?.id as MeetingId;
}

/** The meeting's time has come, these are present, and it is open. */
export function opened(world: World, meeting: MeetingId, present: readonly number[]): void {
  const at = world.facts.all('meeting').find(each => each.id === meeting);
  world.advance(at?.at as Instant);
  for (const n of present) lawfully(world.act('check-in', { meeting }, person(n)));
  lawfully(world.act('open-meeting', { meeting }, at?.body === council ? person(18) : person(0)));
}

export const PARAGRAPHS = [{ id: 'a', text: doc('a') }, { id: 'b', text: doc('b') }, { id: 'c', text: doc('c') }];

interface Moving {
  readonly body: BodyId;
  readonly by: number;
  readonly effect?: Effect;
  readonly meeting?: MeetingId;
}

export function moveContent({ body, effect = { kind: 'decide' }, meeting }: Omit<Moving, 'by'>): Parameters<typeof World.prototype.act<'move'>>[1] {
  return { body, title: doc('title'), paragraphs: PARAGRAPHS, effect, ...(meeting === undefined ? {} : { meeting }) };
}

/** Moved, and seconded by the next member who may. */
export function moved(world: World, moving: Moving, seconder?: number): MotionId {
  const { events } = lawfully(world.act('move', moveContent(moving), person(moving.by)));
  const motion = events.find(each => each.kind === 'motion-moved')?.data.motion.id as MotionId;
  if (seconder !== undefined) lawfully(world.act('second', { motion }, person(seconder)));
  return motion;
}

export function putToVote(world: World, motion: MotionId, mode: 'roll-call' | 'secret' | 'card' | 'hall-count', by: number): PollId {
  lawfully(world.act('put-to-vote', { motion, mode }, person(by)));
  return motionOf(world, motion).poll as PollId;
}

export function motionOf(world: World, motion: MotionId): NonNullable<ReturnType<typeof world.facts.all<'motion'>>[number]> {
  const found = world.facts.all('motion').find(each => each.id === motion);
  if (!found) throw new Error(`no motion ${motion}`);
  return found;
}

export function vote(world: World, poll: PollId, votes: Readonly<Record<number, 'for' | 'against' | 'abstain'>>): void {
  for (const [n, choice] of Object.entries(votes)) lawfully(world.act('cast', { poll, choice: { kind: 'question', vote: choice } }, person(Number(n))));
}
