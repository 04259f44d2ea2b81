/**
 * A federation of any size under the charter of this repository, with one body more: a committee that all
 * members elect and recall at large, so that one poll can have everybody on its roll.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Day } from '#kernel/time.ts';
import type { UnitKindId } from '#charter/law.ts';
import { compile } from '#charter/compile.ts';
import type { VersionHash } from '#charter/law.ts';
import type { ActContents, ActKind } from '#assembly/act.ts';
import type { FactKind, FactTypes } from '#assembly/facts.ts';
import type { ActKey, BodyId, OrgId, PersonId, UnitId } from '#assembly/ids.ts';
import type { Outcome, Submission } from '#service/act-queue.ts';
import { Assembly } from '#service/assembly.ts';
import { found } from '#service/founding.ts';
import type { Database } from '#store/open-database.ts';

export const COMMITTEE = 'bench-committee';

const ARTICLE = `

### Article 999. The committee of all members

All members in good standing elect a committee of five, and may recall each of its members.

\`\`\`rule
body: bench committee
form: commission
seats:
  - elected by: members in good standing
    number: 5
    alternates: 5
    eligible: eligible members
term: 1 year
hold over: no
mandate: free
vacancy: next alternate, else by-election
\`\`\`

\`\`\`rule
election of: bench committee
called by: keeper of the roll
nomination: self
nominations: 7 days
voting: 7 days
ballot: secret
count: scottish stv
ties: earlier stage, lot
\`\`\`

\`\`\`rule
recall of: bench committee
started by: 1% of constituents
signatures within: 30 days
decided by: more than half of votes cast
quorum: one third of constituents
voting: 14 days
ballot: secret
again after: 3 months
\`\`\`
`;

export async function benchCharter(): Promise<string> {
  return await readFile(new URL('../charters/federation-of-councils.md', import.meta.url), 'utf8') + ARTICLE;
}

/** Lines of one enrol act: what an import of a file puts into one act. */
const LINES = 5_000;
const DAY_MS = 86_400_000;

export function memberId(index: number): PersonId {
  return `member-${String(index).padStart(8, '0')}` as PersonId;
}

export class Federation {
  readonly assembly: Assembly;
  readonly database: Database;
  readonly units: number;
  now = Date.UTC(2026, 0, 12, 9);
  org = '' as OrgId;
  registrar = '' as PersonId;
  members = 0;

  constructor(database: Database, units: number) {
    this.database = database;
    this.units = units;
    this.assembly = new Assembly({ database, clock: { now: () => this.now } });
  }

  async start(): Promise<this> {
    const text = await benchCharter();
    const codes = compile({ file: 'bench.md', text, version: 'bench' as VersionHash }).findings.map(finding => finding.code);
    const founded = await found(this.assembly, { name: 'Bench', charter: { file: 'bench.md', text }, registrar: { name: 'Anna' }, acknowledged: codes });
    if (!founded.ok) throw new Error(JSON.stringify(founded.error));
    this.org = founded.value.org;
    this.registrar = founded.value.registrar;
    const cities = Array.from({ length: Math.ceil(this.units / 20) }, (_, n) => ({ unit: `city-${n}` as UnitId, kind: 'city' as UnitKindId, name: `City ${n}`, parents: [], figures: {} }));
    const workplaces = Array.from({ length: this.units }, (_, n) => ({ unit: this.unit(n), kind: 'workplace' as UnitKindId, name: `Workplace ${n}`, parents: [`city-${n % cities.length}` as UnitId], figures: {} }));
    await this.lawful('record-units', { day: '2024-01-01' as Day, units: [...cities, ...workplaces] }, this.registrar);
    return this;
  }

  unit(index: number): UnitId {
    return `workplace-${index % this.units}` as UnitId;
  }

  /** Enrols so many members more, spread over the units in turn. */
  async enrol(count: number): Promise<void> {
    for (const end = this.members + count; this.members < end;) {
      const size = Math.min(LINES, end - this.members);
      const lines = Array.from({ length: size }, (_, n) => ({
        person: memberId(this.members + n), units: [this.unit(this.members + n)], status: 'full', joined: '2023-01-01' as Day,
        attributes: { 'dues-paid-until': '2036-12-31', category: 'production' },
      }));
      await this.lawful('enrol', { day: '2024-01-01' as Day, lines }, this.registrar);
      this.members += size;
    }
  }

  submit<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Promise<Outcome> {
    return this.assembly.submit(this.org, { key: randomUUID() as string as ActKey, kind, by: { as: 'person', person: by }, content } as Submission);
  }

  async lawful<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Promise<Outcome> {
    const outcome = await this.submit(kind, content, by);
    if (!outcome.judgement.lawful) throw new Error(`${kind}: ${JSON.stringify(outcome.judgement)}`);
    return outcome;
  }

  advance(days: number): void {
    this.now += days * DAY_MS;
  }

  async runDue(): Promise<void> {
    while ((await this.assembly.runDue()) > 0);
  }

  async facts<K extends FactKind>(kind: K): Promise<FactTypes[K][]> {
    const { rows } = await this.database.pool.query<{ value: FactTypes[K] }>('select value from fact where org = $1 and kind = $2 order by id', [this.org, kind]);
    return rows.map(row => row.value);
  }

  /** Calls the election of a body and lets these members stand in each of its elections. */
  async nominate(body: string, candidates: readonly PersonId[]): Promise<void> {
    await this.lawful('call-election', { body: body as BodyId }, this.registrar);
    const [election] = (await this.facts('election')).filter(each => each.body === body);
    if (!election) throw new Error(`no election of ${body}`);
    for (const person of candidates) await this.lawful('nominate', { election: election.id, person }, person);
  }
}
