/** People of the sample whom a visitor may be: each stands where something can be done today. */
import type { Meeting, Seat } from '#assembly/facts.ts';
import { unitOfBody, type PersonId } from '#assembly/ids.ts';
import type { SamplePersona } from '#service/sample-port.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { Facts, shown, type Role } from './roles.ts';

function placeOf({ constituency, body }: Pick<Seat, 'constituency' | 'body'>): string | undefined {
  return constituency ?? unitOfBody(body);
}

const GOOD = "m.status = 'full' and $2 = any(m.units) and m.attributes ->> 'dues-paid-until' >= to_char(now(), 'YYYY-MM-DD')";

/** Who stands in another role already: everybody is shown once. */
type Taken = ReadonlySet<PersonId>;

/** A member whose signature opens a recall, if nobody else has signed meanwhile. */
async function signer(facts: Facts, taken: Taken): Promise<Role> {
  const petition = (await facts.all('petition')).find(each => each.for === 'recall' && each.stage === 'open');
  const seat = (await facts.all('seat')).find(each => each.id === petition?.seat);
  const unit = seat && placeOf(seat);
  const signed = new Set((await facts.all('signature')).filter(each => each.petition === petition?.id).map(each => each.person));
  const people = unit === undefined ? [] : await facts.members(GOOD, [unit]);
  return { role: 'constituent', person: people.find(person => !signed.has(person) && !taken.has(person) && person !== seat?.holder), unit };
}

async function delegate(facts: Facts, taken: Taken): Promise<Role> {
  const instructed = new Set((await facts.all('instruction')).filter(each => each.kept === undefined).map(each => each.seat));
  const seat = (await facts.all('seat')).find(each => instructed.has(each.id) && each.holder !== undefined && !taken.has(each.holder));
  return { role: 'delegate', person: seat?.holder, unit: seat && placeOf(seat) };
}

/** The officers of the workplace that is meeting: who presides, and the teller who has not counted yet. */
async function hall(facts: Facts, seats: readonly Seat[]): Promise<readonly Role[]> {
  const meeting: Meeting | undefined = (await facts.all('meeting')).find(each => each.stage === 'open');
  const unit = meeting && unitOfBody(meeting.body);
  const counted = new Set((await facts.all('teller-count')).map(each => each.teller));
  const of = (body: string): readonly Seat[] => seats.filter(each => each.body === `${body}@${unit}` && each.holder !== undefined);
  const tellers = of('workplace-tellers');
  return [
    { role: 'steward', person: of('workplace-steward')[0]?.holder, unit },
    { role: 'teller', person: (tellers.find(each => each.holder !== undefined && !counted.has(each.holder)) ?? tellers[0])?.holder, unit },
  ];
}

async function candidate(facts: Facts): Promise<Role> {
  const motion = (await facts.all('motion')).find(each => each.effect.kind === 'admit-member' && (each.stage === 'admitted' || each.stage === 'moved'));
  const person = motion?.effect.kind === 'admit-member' ? motion.effect.person : (await facts.members("m.status = 'candidate'", []))[0];
  return { role: 'candidate', person, unit: motion && unitOfBody(motion.body) };
}

async function suspended(facts: Facts): Promise<Role> {
  const decision = (await facts.all('decision')).find(each => each.effect.kind === 'suspend-member' && each.appeal?.open === true);
  return { role: 'suspended', person: decision?.effect.kind === 'suspend-member' ? decision.effect.person : undefined, unit: decision && unitOfBody(decision.body) };
}

async function lapsed(facts: Facts): Promise<Role> {
  const [person] = await facts.members("m.status = 'full' and m.attributes ->> 'dues-paid-until' < to_char(now(), 'YYYY-MM-DD')", []);
  return { role: 'dues-lapsed', person };
}

async function roles(facts: Facts): Promise<readonly Role[]> {
  const seats = await facts.all('seat');
  const first = (body: string): PersonId | undefined => seats.find(each => each.body === body && each.holder !== undefined)?.holder;
  // Few can be officers of the hall; members and delegates there are enough of.
  const officers = await hall(facts, seats);
  const taken = new Set(officers.flatMap(({ person }) => person ?? []));
  return [
    await signer(facts, taken), await delegate(facts, taken), ...officers,
    { role: 'presiding-committee', person: first('presiding-committee') }, { role: 'executive', person: first('executive') },
    { role: 'control-commission', person: first('control-commission') }, { role: 'registrar', person: first('registrar') },
    await candidate(facts), await suspended(facts), await lapsed(facts),
  ];
}

/** Persons of the federation. */
export async function samplePersonas(database: Database, org: string): Promise<readonly SamplePersona[]> {
  const facts = new Facts(sessionOf(database.pool), org);
  return shown(facts, await roles(facts));
}
