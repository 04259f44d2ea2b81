/** People of the sample whom a visitor may be: each stands where something can be done today. */
import type { FactKind, FactTypes, Meeting, Seat } from '#assembly/facts.ts';
import type { PersonId } from '#assembly/ids.ts';
import { namesOf } from '#service/names.ts';
import type { SamplePersona } from '#service/sample-port.ts';
import { sessionOf, type Session } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';

interface Role {
  readonly role: string;
  readonly person: PersonId | undefined;
  readonly unit?: string | undefined;
}

/** The facts of an organisation, asked for by kind. */
class Facts {
  readonly #session: Session;
  readonly #org: string;

  constructor(session: Session, org: string) {
    this.#session = session;
    this.#org = org;
  }

  async all<K extends FactKind>(kind: K): Promise<readonly FactTypes[K][]> {
    return (await this.#session.query<{ value: FactTypes[K] }>('select value from fact where org = $1 and kind = $2 order by id collate "C"', [this.#org, kind])).map(row => row.value);
  }

  async members(where: string, values: readonly unknown[]): Promise<readonly PersonId[]> {
    const rows = await this.#session.query<{ person: PersonId }>(
      `select m.person from membership m where m.org = $1 and m.valid_until = '9999-12-31' and ${where} order by m.person limit 40`, [this.#org, ...values]);
    return rows.map(row => row.person);
  }
}

function placeOf({ constituency, body }: Pick<Seat, 'constituency' | 'body'>): string | undefined {
  return constituency ?? body.split('@')[1];
}

const GOOD = "m.status = 'full' and $2 = any(m.units) and m.attributes ->> 'dues-paid-until' >= to_char(now(), 'YYYY-MM-DD')";

/** A member whose signature opens a recall, if nobody else has signed meanwhile. */
async function signer(facts: Facts): Promise<Role> {
  const petition = (await facts.all('petition')).find(each => each.for === 'recall' && each.stage === 'open');
  const seat = (await facts.all('seat')).find(each => each.id === petition?.seat);
  const unit = seat && placeOf(seat);
  const signed = new Set((await facts.all('signature')).filter(each => each.petition === petition?.id).map(each => each.person));
  const people = unit === undefined ? [] : await facts.members(GOOD, [unit]);
  return { role: 'constituent', person: people.find(person => !signed.has(person) && person !== seat?.holder), unit };
}

async function delegate(facts: Facts): Promise<Role> {
  const instructed = new Set((await facts.all('instruction')).filter(each => each.kept === undefined).map(each => each.seat));
  const seat = (await facts.all('seat')).find(each => instructed.has(each.id) && each.holder !== undefined);
  return { role: 'delegate', person: seat?.holder, unit: seat && placeOf(seat) };
}

/** The officers of the workplace that is meeting: who presides, and the teller who has not counted yet. */
async function hall(facts: Facts, seats: readonly Seat[]): Promise<readonly Role[]> {
  const meeting: Meeting | undefined = (await facts.all('meeting')).find(each => each.stage === 'open');
  const unit = meeting?.body.split('@')[1];
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
  return { role: 'candidate', person, unit: motion?.body.split('@')[1] };
}

async function suspended(facts: Facts): Promise<Role> {
  const decision = (await facts.all('decision')).find(each => each.effect.kind === 'suspend-member' && each.appeal?.open === true);
  return { role: 'suspended', person: decision?.effect.kind === 'suspend-member' ? decision.effect.person : undefined, unit: decision?.body.split('@')[1] };
}

async function lapsed(facts: Facts): Promise<Role> {
  const [person] = await facts.members("m.status = 'full' and m.attributes ->> 'dues-paid-until' < to_char(now(), 'YYYY-MM-DD')", []);
  return { role: 'dues-lapsed', person };
}

async function roles(facts: Facts): Promise<readonly Role[]> {
  const seats = await facts.all('seat');
  const first = (body: string): PersonId | undefined => seats.find(each => each.body === body && each.holder !== undefined)?.holder;
  return [
    await signer(facts), await delegate(facts), ...(await hall(facts, seats)),
    { role: 'presiding-committee', person: first('presiding-committee') }, { role: 'executive', person: first('executive') },
    { role: 'control-commission', person: first('control-commission') }, { role: 'registrar', person: first('registrar') },
    await candidate(facts), await suspended(facts), await lapsed(facts),
  ];
}

/** Roles that nobody has any more are left out, and nobody is shown twice. */
export async function samplePersonas(database: Database, org: string): Promise<readonly SamplePersona[]> {
  const session = sessionOf(database.pool);
  const facts = new Facts(session, org);
  const units = new Map((await facts.all('unit')).map(unit => [unit.id as string, unit.name]));
  const found = new Map<string, Role>();
  for (const each of await roles(facts)) if (each.person !== undefined && !found.has(each.person)) found.set(each.person, each);
  const names = await namesOf(session, org, [...found.keys()]);
  return [...found].map(([person, { role, unit }]) => {
    const name = unit === undefined ? undefined : units.get(unit);
    return { ...names(person), role, ...(name === undefined ? {} : { unit: name }) };
  });
}
