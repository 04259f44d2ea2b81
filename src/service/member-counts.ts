/**
 * Members of every unit, units inside it included, each member once. One grouped query for the whole
 * organisation, kept until standing or units change or the day does.
 */
import type { Day } from '#kernel/time.ts';
import type { Condition } from '#charter/condition.ts';
import type { Assembly } from './assembly.ts';
import type { Changes } from './changes.ts';
import { sessionOf } from '#store/assembly/session.ts';
import { countByUnit } from '#store/assembly/unit-counts.ts';

export interface MemberCounts {
  readonly members: number;
  readonly of: (unit: string) => number;
}

/** Milliseconds: a process that is killed may have changed the roll without telling. */
const KEPT_FOR = 30_000;
const COUNTED: Condition = { kind: 'is-one-of', attribute: 'status', values: ['full', 'candidate', 'consultative', 'suspended', 'disfranchised'] };
const CHANGED_BY: ReadonlySet<string> = new Set(['standing-recorded', 'units-recorded', 'unit-ended']);

interface Kept { readonly day: Day; readonly until: number; readonly counts: Promise<MemberCounts> }

export class MemberCounting {
  readonly #assembly: Assembly;
  readonly #kept = new Map<string, Kept>();

  constructor(assembly: Assembly, changes: Changes) {
    this.#assembly = assembly;
    changes.listen(({ org, kinds }) => {
      if (org === undefined) this.#kept.clear();
      else if (kinds.some(kind => CHANGED_BY.has(kind))) this.#kept.delete(org);
    });
  }

  counts(org: string, day: Day): Promise<MemberCounts> {
    const now = this.#assembly.clock.now();
    const kept = this.#kept.get(org);
    if (kept && kept.day === day && kept.until > now) return kept.counts;
    const counts = this.#count(org, day);
    this.#kept.set(org, { day, until: now + KEPT_FOR, counts });
    counts.catch(() => { this.#kept.delete(org); });
    return counts;
  }

  async #count(org: string, day: Day): Promise<MemberCounts> {
    const session = sessionOf(this.#assembly.database.pool);
    const { all: members, of } = await countByUnit(session, org, COUNTED, day);
    return { members, of };
  }
}
