/** A federation made ready for a load of acts: three hundred members, a council, open elections, people with tokens. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createAccess } from '#access/access.ts';
import type { ActContents, ActKind } from '#assembly/act.ts';
import type { Election, FactKind, FactTypes } from '#assembly/facts.ts';
import type { ActKey, BodyId, OrgId, PersonId, UnitId } from '#assembly/ids.ts';
import type { UnitKindId } from '#charter/law.ts';
import type { Day } from '#kernel/time.ts';
import type { Submission } from '#service/act-queue.ts';
import { Assembly } from '#service/assembly.ts';
import { found } from '#service/founding.ts';
import { writeParticulars } from '#service/particulars.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';

const CHARTER = 'federation-of-councils.md';
const text = await readFile(new URL(`../../charters/${CHARTER}`, import.meta.url), 'utf8');
const DAY = 86_400_000;
export const SECRET = 'a secret of the test installation, long enough';
const WORKPLACES = ['depot', 'works', 'mill', 'yard'] as const;
const MEMBERS_EACH = 75;
const WITH_TOKENS_EACH = 10;

export interface Actor {
  readonly person: string;
  readonly unit: string;
  readonly token: string;
  readonly isDelegate: boolean;
}

export interface Hall {
  readonly org: string;
  readonly registrar: { readonly person: string; readonly token: string };
  readonly actors: readonly Actor[];
  /** Elections whose nominations are open, one for each workplace. */
  readonly nominating: readonly { readonly id: string; readonly unit: string }[];
  /** Open secret polls, one for each workplace. */
  readonly polls: readonly { readonly id: string; readonly unit: string; readonly options: readonly string[] }[];
  /** Seats of the council that can be recalled. */
  readonly seats: readonly { readonly id: string; readonly unit: string }[];
}

class Preparing {
  readonly database: Database;
  readonly assembly: Assembly;
  now = Date.now() - 60 * DAY;
  org = '' as OrgId;
  registrar = '' as PersonId;
  readonly members = WORKPLACES.flatMap(unit => Array.from({ length: MEMBERS_EACH }, (_, n) => ({ unit, person: `${unit}-${n}-${randomUUID().slice(0, 8)}` as PersonId })));

  constructor(database: Database) {
    this.database = database;
    this.assembly = new Assembly({ database, clock: { now: () => this.now } });
  }

  async act<K extends ActKind>(kind: K, content: ActContents[K], person: PersonId): Promise<void> {
    const { judgement } = await this.assembly.submit(this.org, { key: randomUUID() as ActKey, kind, by: { as: 'person', person }, content } as unknown as Submission);
    if (!judgement.lawful) throw new Error(`${kind}: ${JSON.stringify(judgement)}`);
  }

  async pass(days: number): Promise<void> {
    this.now += days * DAY;
    while ((await this.assembly.runDue(this.org)) > 0);
  }

  async all<K extends FactKind>(kind: K): Promise<FactTypes[K][]> {
    return (await sessionOf(this.database.pool).query<{ value: FactTypes[K] }>('select value from fact where org = $1 and kind = $2 order by id', [this.org, kind])).map(row => row.value);
  }

  of(unit: string | undefined): readonly PersonId[] {
    return this.members.filter(member => member.unit === unit).map(member => member.person);
  }

  async foundAndEnrol(): Promise<void> {
    const founded = await found(this.assembly, { name: 'Federation', charter: { file: CHARTER, text }, registrar: { name: 'Anna Registrar' }, acknowledged: [] });
    if (!founded.ok) throw new Error(JSON.stringify(founded.error));
    [this.org, this.registrar] = [founded.value.org, founded.value.registrar];
    const year = new Date(this.now).getUTCFullYear();
    const day = `${year - 1}-01-01` as Day;
    const unit = (id: string, kind: string, parents: readonly string[]): object => ({ unit: id as UnitId, kind: kind as UnitKindId, name: id, parents, figures: {} });
    await this.act('record-units', { day, units: [unit('north', 'city', []), ...WORKPLACES.map(id => unit(id, 'workplace', ['north']))] as never }, this.registrar);
    const refs = await writeParticulars(sessionOf(this.database.pool), this.org, this.members.map(({ person }, n) => ({ person, name: `Member ${n}`, number: `n${n}` })));
    await this.act('enrol', { day, lines: this.members.map(({ person, unit: at }, n) => ({
      person, units: [at as UnitId], status: 'full' as const, joined: `${year - 2}-01-01` as Day, attributes: { 'dues-paid-until': `${year + 2}-12-31`, category: 'production' }, particulars: refs[n]?.ref as never,
    })) }, this.registrar);
  }

  async nominate(election: Election, count: number): Promise<void> {
    for (const person of this.of(election.constituency ?? election.body.split('@')[1]).slice(0, count)) await this.act('nominate', { election: election.id, person }, person);
  }

  /** The council sits; elections of stewards are at the vote, those to congress at nominations. */
  async hold(): Promise<void> {
    await this.act('call-election', { body: 'city-council@north' as BodyId }, this.registrar);
    for (const election of await this.all('election')) await this.nominate(election, 4);
    await this.pass(14.1);
    for (const { id, order } of await this.all('poll')) {
      const options = order.options.map(option => option.id);
      const people = this.of(options[0]?.split('-')[0]);
      await Promise.all(people.slice(0, 30).map(person => this.assembly.cast(this.org, id, { key: randomUUID(), person, choice: { kind: 'ranking', order: options } })));
    }
    await this.pass(35.9);
    for (const unit of WORKPLACES) await this.act('call-election', { body: `workplace-steward@${unit}` as BodyId }, this.registrar);
    for (const election of (await this.all('election')).filter(each => each.stage === 'nomination')) await this.nominate(election, 3);
    await this.pass(10 - 0.01);
    await this.act('call-election', { body: 'congress' as BodyId }, this.registrar);
  }
}

/** Codes are redeemed as people do it; tokens then stand for their sessions. */
async function tokensFor(database: Database, org: string, persons: readonly string[]): Promise<readonly string[]> {
  const access = createAccess({ database, secret: SECRET, origins: ['http://localhost'], clock: Date.now, random: bytes => randomBytes(bytes) });
  const tokens: string[] = [];
  for (const { code } of await access.issueCodes(org, persons)) {
    const signIn = await access.redeemCode({ typed: code, device: 'test' });
    if (!signIn.ok) throw new Error(JSON.stringify(signIn.error));
    const person = persons[tokens.length] ?? '';
    const account = await access.accountOf({ org, person });
    if (account === undefined) throw new Error(`${person} has no account`);
    tokens.push((await access.issueToken(account, { name: 'load', scopes: ['acts'], expiresAt: Date.now() + DAY })).token);
  }
  await access.settled();
  return tokens;
}

export async function prepareHall(database: Database): Promise<Hall> {
  const preparing = new Preparing(database);
  await preparing.foundAndEnrol();
  await preparing.hold();
  const seats = (await preparing.all('seat')).filter(seat => seat.body === 'city-council@north' && seat.holder !== undefined);
  const holders = new Set<string>(seats.map(seat => seat.holder ?? ''));
  const chosen = WORKPLACES.flatMap(unit => preparing.of(unit).slice(0, WITH_TOKENS_EACH).map(person => ({ person, unit })));
  const tokens = await tokensFor(database, preparing.org, [preparing.registrar, ...chosen.map(each => each.person)]);
  const elections = await preparing.all('election');
  return {
    org: preparing.org, registrar: { person: preparing.registrar, token: tokens[0] ?? '' },
    actors: chosen.map((each, n) => ({ ...each, token: tokens[n + 1] ?? '', isDelegate: holders.has(each.person) })),
    nominating: elections.filter(each => each.body === 'congress' && each.stage === 'nomination').map(each => ({ id: each.id, unit: each.constituency ?? '' })),
    polls: (await preparing.all('poll')).filter(poll => poll.stage === 'open').map(poll => ({ id: poll.id, unit: (poll.order.options[0]?.id ?? '').split('-')[0] ?? '', options: poll.order.options.map(option => option.id) })),
    seats: seats.map(seat => ({ id: seat.id, unit: seat.constituency ?? '' })),
  };
}
