/** People of the gubernia whom a visitor may be, from the village to Moscow, and two who have no vote. */
import type { Seat } from '#assembly/facts.ts';
import { unitOfBody, type PersonId } from '#assembly/ids.ts';
import type { SamplePersona } from '#service/sample-port.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { Facts, shown, type Role } from '../roles.ts';

const VOTES = "$2 = any(m.units) and m.status = 'full' and m.attributes ->> 'livelihood' = 'productive work' and m.attributes ->> 'born' < '1899-01-01' and not m.attributes ? 'sentence-until'";
const EXCLUDED = "$2 = any(m.units) and m.attributes ->> 'livelihood' in ('private trader', 'employer for profit', 'clergy', 'unearned income', 'former police')";

const CITY = 'gubernia-city';

function holders(seats: readonly Seat[]): ReadonlySet<PersonId> {
  return new Set(seats.flatMap(seat => seat.holder ?? []));
}

/** The village whose deputy is almost recalled: a peasant whose signature opens the vote, the deputy, and who is excluded there. */
async function village(facts: Facts, seats: readonly Seat[]): Promise<readonly Role[]> {
  const petition = (await facts.all('petition')).find(each => each.for === 'recall' && each.stage === 'open');
  const seat = petition?.seat === undefined ? undefined : seats.find(each => each.id === petition.seat);
  const unit = seat && unitOfBody(seat.body);
  if (seat === undefined || unit === undefined) return [];
  const signed = new Set((await facts.all('signature')).filter(each => each.petition === petition?.id).map(each => each.person));
  const sitting = holders(seats);
  const peasant = (await facts.members(VOTES, [unit])).find(person => !signed.has(person) && !sitting.has(person));
  const [inVillage] = await facts.members(EXCLUDED, [unit]);
  const [inCity] = await facts.members(EXCLUDED, [CITY]);
  return [
    { role: 'peasant', person: peasant, unit }, { role: 'village-deputy', person: seat.holder, unit },
    inVillage === undefined ? { role: 'excluded', person: inCity, unit: CITY } : { role: 'excluded', person: inVillage, unit },
  ];
}

/** Delegates of the volost that sits: the last of them have not voted yet. */
async function volost(facts: Facts, seats: readonly Seat[]): Promise<Role> {
  const meeting = (await facts.all('meeting')).find(each => each.stage === 'open' && each.body.startsWith('volost-congress@'));
  const poll = (await facts.all('poll')).find(each => each.stage === 'open' && each.body === meeting?.body);
  const voted = new Set((await facts.session.query<{ seat: string }>('select l.seat from roll_line l join mark k on k.org = l.org and k.poll = l.poll and k.line = l.line where l.org = $1 and l.poll = $2', [facts.org, poll?.id ?? ''])).map(row => row.seat));
  const person = seats.find(seat => seat.body === meeting?.body && seat.holder !== undefined && !voted.has(seat.id))?.holder;
  return { role: 'volost-delegate', person, unit: meeting && unitOfBody(meeting.body) };
}

async function sentenced(facts: Facts): Promise<Role> {
  const decision = (await facts.all('decision')).find(each => each.effect.kind === 'disfranchise-member');
  return { role: 'sentenced', person: decision?.effect.kind === 'disfranchise-member' ? decision.effect.person : undefined, unit: decision && unitOfBody(decision.body) };
}

async function city(facts: Facts, seats: readonly Seat[]): Promise<readonly Role[]> {
  const sitting = holders(seats);
  const worker = (await facts.members(VOTES, [CITY])).find(person => !sitting.has(person));
  return [{ role: 'city-worker', person: worker, unit: CITY }, { role: 'city-deputy', person: seats.find(seat => seat.body === `city-soviet@${CITY}` && seat.holder !== undefined)?.holder, unit: CITY }];
}

/** Who convenes and presides is the first of a committee, as in the year that was played. */
function first(seats: readonly Seat[], body: string, role: string, not: readonly (PersonId | undefined)[] = []): Role {
  const seat = seats.find(each => each.body === body && each.holder !== undefined && !not.includes(each.holder));
  return { role, person: seat?.holder, unit: seat && unitOfBody(seat.body) };
}

export async function gubernianPersonas(database: Database, org: string): Promise<readonly SamplePersona[]> {
  const facts = new Facts(sessionOf(database.pool), org);
  const seats = await facts.all('seat');
  const [organisation] = await facts.all('organisation');
  const executive = first(seats, 'gubernia-executive-committee@gubernia', 'gubernia-executive');
  const committee = first(seats, 'central-executive-committee', 'central-committee', [executive.person]);
  return shown(facts, [
    ...await village(facts, seats), await volost(facts, seats), ...await city(facts, seats), executive, committee,
    first(seats, 'congress-of-soviets', 'congress-delegate', [executive.person, committee.person]), await sentenced(facts),
    { role: 'registrar', person: organisation?.interimRegistrar },
  ]);
}
