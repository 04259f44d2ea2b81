/** Dues are paid through the year: the registrar records who has paid, and some forget. */
import { addDays, type Day } from '#kernel/time.ts';
import type { StandingLine } from '#assembly/act.ts';
import type { PersonId, UnitId } from '#assembly/ids.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Stage } from './stage.ts';

interface Row {
  readonly person: PersonId;
  readonly units: readonly UnitId[];
  readonly status: string;
  readonly joined: Day;
  readonly attributes: Readonly<Record<string, string>>;
  readonly ref: string | null;
}

const PAID = 'dues-paid-until';
/** Whoever is due within so many days pays now or forgets. */
const SOON = 130;
const AT_ONCE = 600;

async function owing(stage: Stage, day: Day): Promise<readonly Row[]> {
  return sessionOf(stage.database.pool).query<Row>(
    `select m.person, m.units, m.status, m.joined::text as joined, m.attributes, p.ref from membership m left join particulars p on p.org = m.org and p.person = m.person
      where m.org = $1 and m.valid_from <= $2 and m.valid_until > $2 and m.status in ('full', 'candidate') and m.attributes ->> '${PAID}' < $3 order by p.number collate "C"`, [stage.org, day, addDays(day, SOON)]);
}

/** Of those who have paid so far 24 in 25 go on; of those who have lapsed one in five comes back. */
function paid(stage: Stage, row: Row, day: Day): StandingLine | undefined {
  const lapsed = (row.attributes[PAID] ?? '') < day;
  const pays = lapsed ? stage.random.below(5) === 0 : stage.random.below(25) > 0;
  if (!pays) return undefined;
  const until = addDays(day, SOON + 20 + stage.random.below(200));
  return { person: row.person, units: row.units, status: row.status, joined: row.joined, attributes: { ...row.attributes, [PAID]: until }, ...(row.ref === null ? {} : { particulars: row.ref as never }) };
}

/** Records the dues of a quarter. */
export async function payDues(stage: Stage): Promise<void> {
  const day = new Date(stage.now).toISOString().slice(0, 10) as Day;
  const lines = (await owing(stage, day)).map(row => paid(stage, row, day)).filter(line => line !== undefined);
  for (let start = 0; start < lines.length; start += AT_ONCE) await stage.act('enrol', { day, lines: lines.slice(start, start + AT_ONCE) }, stage.registrar);
}
