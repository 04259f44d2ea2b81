/**
 * Facts held in memory: for tests, simulations and the laboratory. Answers the same closed list of
 * questions as a database and writes the same differences; a battery of tests runs on both.
 */
import type { Json } from '#kernel/json.ts';
import { byCodePoint } from '#kernel/order.ts';
import { unreachable } from '#kernel/unreachable.ts';
import { meets, type Condition } from '#charter/condition.ts';
import type { Day } from '#kernel/time.ts';
import type { BallotBox, FactQuery, FrozenRoll, OpenVote, RollLine } from './asking.ts';
import type { FactChange } from './fact-change.ts';
import { FactIndex } from './fact-index.ts';
import type { FactKind, FactTypes, Membership, Seat, Unit } from './facts.ts';
import type { RollSpec } from './roll-spec.ts';
import type { Choice, GroupedBallots } from './order.ts';
import type { BodyId, PersonId, PollId, SeatId, UnitId } from './ids.ts';

interface Line {
  readonly person?: PersonId;
  readonly seat?: string;
  readonly weight: number;
  readonly units?: readonly UnitId[];
}

type Freezing = Extract<FactQuery, { ask: 'freeze-roll' }>;

/** A roll with the places of its electors. */
interface Roll {
  readonly lines: readonly Line[];
  readonly byPerson: ReadonlyMap<string, number>;
  readonly bySeat: ReadonlyMap<string, number>;
}

function rollOf(lines: readonly Line[]): Roll {
  const [byPerson, bySeat] = [new Map<string, number>(), new Map<string, number>()];
  for (const [index, { person, seat }] of lines.entries()) {
    if (person !== undefined) byPerson.set(person, index);
    if (seat !== undefined) bySeat.set(seat, index);
  }
  return { lines, byPerson, bySeat };
}

/** Mutable on purpose: a store, not a value. `digest` gives whatever the world uses as a hash. */
export class MemoryFacts {
  readonly #facts = new Map<string, FactTypes[FactKind]>();
  readonly #byKind = new Map<FactKind, Map<string, FactTypes[FactKind]>>();
  readonly #index = new FactIndex();
  /** In order of the day from which each standing is valid. */
  readonly #standing = new Map<PersonId, readonly Membership[]>();
  /** Everybody who has ever stood in the unit: those to look at when it is counted. */
  readonly #everIn = new Map<UnitId, Set<PersonId>>();
  readonly #rolls = new Map<PollId, Roll>();
  readonly #frozen = new Map<PollId, readonly Line[]>();
  readonly #marks = new Map<PollId, Set<number>>();
  readonly #votes = new Map<PollId, Map<number, Choice>>();
  readonly #boxes = new Map<PollId, { choice: Choice; weight: number }[]>();
  readonly #digest: (value: Json) => string;

  constructor(digest: (value: Json) => string) {
    this.#digest = digest;
  }

  /** Answers one question. */
  readonly answer = (query: FactQuery): unknown => {
    switch (query.ask) {
      case 'fact': return this.#facts.get(`${query.kind}:${query.id}`);
      case 'facts': return this.#indexed(query.kind, query.index, query.value);
      case 'membership': return this.#membership(query.person, query.day);
      case 'count-members': return this.#members(query.who, query.unit, query.day).length;
      case 'members-of': return this.#members({ kind: 'all', of: [] }, query.unit, query.day).map(person => this.#membership(person, query.day));
      case 'ancestors': return this.#ancestors(query.unit);
      case 'units': return this.#units(query.kind, query.within);
      case 'freeze-roll': return this.#freeze(query);
      case 'roll-line': return this.#rollLine(query.poll, query.person);
      case 'ballots': return this.#ballots(query.poll);
      case 'open-votes': return this.#openVotes(query.poll);
      case 'foresee': return undefined;
      case 'digest': return this.#digest(query.of);
      default: return unreachable(query);
    }
  };

  /** Writes differences. */
  write(changes: readonly FactChange[]): void {
    for (const change of changes) this.#writeOne(change);
  }

  /** Puts a secret ballot into the box; its mark is written by the event. */
  dropBallot(poll: PollId, choice: Choice, weight: number): void {
    this.#boxOf(poll).push({ choice, weight });
  }

  /** The units that the line of the seat votes for; undefined where the poll counts none, or has no such line. */
  unitsOfSeat(poll: PollId, seat: string): readonly UnitId[] | undefined {
    const roll = this.#rolls.get(poll);
    const index = roll?.bySeat.get(seat);
    return index === undefined ? undefined : roll?.lines[index]?.units;
  }

  /** Every fact of a kind, in order of id. */
  all<K extends FactKind>(kind: K): FactTypes[K][] {
    const found = this.#byKind.get(kind) ?? new Map<string, FactTypes[FactKind]>();
    return [...found].sort(([a], [b]) => byCodePoint(a, b)).map(([, value]) => value as FactTypes[K]);
  }

  #writeOne(change: FactChange): void {
    switch (change.change) {
      case 'put': return this.#put(change.kind, change.id, change.value);
      case 'remove': {
        this.#index.remove(change.kind, change.id, this.#facts.get(`${change.kind}:${change.id}`));
        this.#facts.delete(`${change.kind}:${change.id}`);
        this.#byKind.get(change.kind)?.delete(change.id);
        return;
      }
      case 'standing': {
        for (const line of change.lines) this.#stand(line);
        return;
      }
      case 'erase': {
        this.#standing.set(change.person, (this.#standing.get(change.person) ?? []).map(line => ({ ...line, attributes: {} })));
        return;
      }
      case 'open-roll': {
        this.#rolls.set(change.poll, rollOf(this.#frozen.get(change.poll) ?? []));
        this.#frozen.delete(change.poll);
        return;
      }
      case 'mark': {
        const marks = this.#marks.get(change.poll) ?? new Set<number>();
        for (const line of change.lines) marks.add(line);
        this.#marks.set(change.poll, marks);
        return;
      }
      case 'votes': {
        for (const { line, choice, weight } of change.votes) {
          this.#boxOf(change.poll).push({ choice, weight });
          this.#votes.set(change.poll, (this.#votes.get(change.poll) ?? new Map<number, Choice>()).set(line, choice));
        }
        return;
      }
      case 'empty-box': {
        this.#boxes.delete(change.poll);
        return;
      }
      default: return unreachable(change);
    }
  }

  #put(kind: FactKind, id: string, value: FactTypes[FactKind]): void {
    this.#index.remove(kind, id, this.#facts.get(`${kind}:${id}`));
    this.#index.add(kind, id, value);
    this.#facts.set(`${kind}:${id}`, value);
    const ofKind = this.#byKind.get(kind) ?? new Map<string, FactTypes[FactKind]>();
    ofKind.set(id, value);
    this.#byKind.set(kind, ofKind);
  }

  #boxOf(poll: PollId): { choice: Choice; weight: number }[] {
    const box = this.#boxes.get(poll) ?? [];
    this.#boxes.set(poll, box);
    return box;
  }

  #stand(line: Membership): void {
    const others = (this.#standing.get(line.person) ?? []).filter(each => each.from !== line.from);
    this.#standing.set(line.person, [...others, line].sort((a, b) => byCodePoint(a.from, b.from)));
    for (const unit of line.units) {
      const persons = this.#everIn.get(unit) ?? new Set<PersonId>();
      this.#everIn.set(unit, persons.add(line.person));
    }
  }

  #indexed<K extends FactKind>(kind: K, index: string, value: string): readonly FactTypes[K][] {
    return this.#index.find(kind, index, value) as readonly FactTypes[K][];
  }

  #membership(person: PersonId, day: Day): Membership | undefined {
    return this.#standing.get(person)?.findLast(each => each.from <= day);
  }

  /** In no order. */
  #members(who: Condition, unit: UnitId | undefined, day: Day): PersonId[] {
    const inside = unit === undefined ? undefined : this.#inside(unit);
    const persons = inside === undefined ? this.#standing.keys() : new Set([...inside].flatMap(each => [...(this.#everIn.get(each) ?? [])]));
    return [...persons].filter(person => {
      const membership = this.#membership(person, day);
      return membership !== undefined && meets(who, membership, day) && (inside === undefined || membership.units.some(each => inside.has(each)));
    });
  }

  #inside(unit: UnitId): Set<UnitId> {
    const found = new Set<UnitId>([unit]);
    for (const parent of found) for (const child of this.#indexed('unit', 'parent', parent)) found.add(child.id);
    return found;
  }

  #ancestors(unit: UnitId): Unit[] {
    const found = new Map<UnitId, Unit>();
    const queue = [unit];
    for (const id of queue) {
      const each = this.#facts.get(`unit:${id}`) as Unit | undefined;
      if (!each || found.has(id)) continue;
      found.set(id, each);
      queue.push(...each.parents);
    }
    return [...found.values()];
  }

  #units(kind: string, within: UnitId | undefined): Unit[] {
    const inside = within === undefined ? undefined : this.#inside(within);
    return this.#indexed('unit', 'kind', kind).filter(unit => inside === undefined || inside.has(unit.id));
  }

  #lines(spec: RollSpec, who: Condition | undefined): Line[] {
    switch (spec.of) {
      case 'members': return who === undefined ? [] : this.#members(who, spec.unit, spec.day).sort(byCodePoint).map(person => ({ person, weight: 1 }));
      case 'holders': return this.#seatLines(spec.bodies, spec.weighted);
      case 'bodies': {
        const persons = new Set(who === undefined ? [] : spec.units.flatMap(unit => this.#members(who, unit, spec.day)));
        return [...this.#seatLines(spec.bodies, false), ...[...persons].sort(byCodePoint).map(person => ({ person, weight: 1 }))];
      }
      case 'present': return this.#indexed('presence', 'meeting', spec.meeting).filter(each => each.voice === 'vote').map(each => ({ person: each.person, weight: 1 }));
      default: return unreachable(spec);
    }
  }

  #seatLines(bodies: readonly BodyId[], weighted: boolean): Line[] {
    return bodies.flatMap(body => this.#indexed('seat', 'body', body))
      .filter((seat: Seat) => seat.voice === 'vote' && seat.holder !== undefined)
      .map((seat: Seat) => ({ seat: seat.id, weight: weighted ? seat.weight : 1 }));
  }

  /** The first unit of each kind that the line's person or constituency stands in. */
  #unitsOf({ person, seat }: Line, { kinds, day }: NonNullable<Freezing['units']>): readonly UnitId[] {
    const constituency = seat === undefined ? undefined : (this.#facts.get(`seat:${seat}`) as Seat | undefined)?.constituency;
    const own = person === undefined ? (constituency === undefined ? [] : [constituency]) : this.#membership(person, day)?.units ?? [];
    const around = own.flatMap(unit => this.#ancestors(unit));
    return kinds.flatMap(kind => around.find(unit => unit.kind === kind)?.id ?? []);
  }

  #freeze({ poll, spec, who, units }: Freezing): FrozenRoll {
    const lines = this.#lines(spec, who).map(line => (units === undefined ? line : { ...line, units: this.#unitsOf(line, units) }));
    this.#frozen.set(poll, lines);
    return { root: this.#digest(lines as unknown as Json), size: lines.length, weight: lines.reduce((sum, line) => sum + line.weight, 0) };
  }

  /** A line not yet marked comes before a marked one: who holds two seats votes for both. */
  #rollLine(poll: PollId, person: PersonId): RollLine | undefined {
    const roll = this.#rolls.get(poll);
    const own = roll?.byPerson.get(person);
    const held = this.#indexed('seat', 'holder', person).flatMap(seat => roll?.bySeat.get(seat.id) ?? []);
    const lines = [...(own === undefined ? [] : [own]), ...held].sort((a, b) => a - b);
    const isMarked = (line: number): boolean => this.#marks.get(poll)?.has(line) ?? false;
    const index = lines.find(line => !isMarked(line)) ?? lines[0];
    const found = index === undefined ? undefined : roll?.lines[index];
    if (index === undefined || !found) return undefined;
    const line = { line: index, weight: found.weight, marked: isMarked(index), ...(found.units === undefined ? {} : { units: found.units }) };
    return found.seat === undefined ? line : { ...line, seat: found.seat };
  }

  #openVotes(poll: PollId): OpenVote[] {
    const lines = this.#rolls.get(poll)?.lines ?? [];
    return [...(this.#votes.get(poll) ?? [])].sort(([a], [b]) => a - b).map(([line, choice]) => {
      const { person, seat } = lines[line] ?? {};
      return { choice, ...(person === undefined ? {} : { person }), ...(seat === undefined ? {} : { seat: seat as SeatId }) };
    });
  }

  #ballots(poll: PollId): BallotBox {
    const groups = new Map<string, GroupedBallots>();
    for (const { choice, weight } of this.#boxes.get(poll) ?? []) {
      // Members in the order of their names, so that the order of groups is that of every other store.
      const key = JSON.stringify(choice, Object.keys(choice).sort());
      const group = groups.get(key);
      groups.set(key, { choice, heads: (group?.heads ?? 0) + 1, weight: (group?.weight ?? 0) + weight });
    }
    return { ballots: [...groups].sort(([a], [b]) => byCodePoint(a, b)).map(([, group]) => group), marks: this.#marks.get(poll)?.size ?? 0 };
  }
}
