/** The roll of the gubernia for the part of it that is played: every unit with its figures, and the voters of some. */
import { parse } from 'csv-parse/sync';
import type { Day } from '#kernel/time.ts';
import type { UnitKindId } from '#charter/law.ts';
import type { PersonId, UnitId } from '#assembly/ids.ts';
import { slug } from '#charter/words.ts';
import { writeParticulars } from '#service/particulars.ts';
import { inSession } from '#store/assembly/in-session.ts';
import { RSFSR_ROLL, rsfsrRoll } from '../rsfsr-roll.ts';
import type { Stage } from '../year/stage.ts';

type Row = Readonly<Record<string, string>>;

const ATTRIBUTES = ['born', 'livelihood', 'guardianship', 'sentence until'] as const;
const AT_ONCE = 1_000;

const rows = (text: string): readonly Row[] => parse(text, { columns: true }) as Row[];

/** Which part of the gubernia elects. */
export interface Extent {
  /** Uezds by number, 1 to 10, in which every village elects. */
  readonly uezds: readonly number[];
  /** Whether the cities elect, wherever they lie. */
  readonly cities: boolean;
  /** Only the first so many volosts of each of these uezds; all of them when it is left out. */
  readonly volosts?: number;
}

/** Volosts and villages of uezd 3 are named `volost-3-…`; towns and the gubernia city are cities. */
export function isPlayed(unit: string, { uezds, cities, volosts = Infinity }: Extent): boolean {
  const [, uezd, volost] = /^(?:uezd|volost)-(\d+)(?:-(\d+))?/u.exec(unit) ?? [];
  if (uezd !== undefined) return uezds.includes(Number(uezd)) && Number(volost ?? 0) <= volosts;
  return unit === 'gubernia' || (cities && (unit.startsWith('town-') || unit === 'gubernia-city'));
}

/** Nobody of it is played. It stands for the rest of the republic, so that the All-Russian Congress is not taken for complete: a round number of ours, no census. */
const THE_REST = { unit: 'other-gubernias' as UnitId, kind: 'gubernia' as UnitKindId, name: 'Прочие губернии республики', parents: [], figures: { inhabitants: 80_000_000, electors: 41_600_000 } };

function unitOf(row: Row): typeof THE_REST {
  return {
    unit: row['unit'] as UnitId, kind: row['kind'] as UnitKindId, name: row['name'] ?? '', parents: (row['parent'] ? [row['parent'] as UnitId] : []) as [],
    figures: { inhabitants: Number(row['inhabitants']), electors: Number(row['electors']) },
  };
}

/** Enrols and returns how many persons and units. */
export async function enrolGubernia(stage: Stage, day: Day, extent: Extent): Promise<{ readonly persons: number; readonly units: number }> {
  const roll = rsfsrRoll(RSFSR_ROLL);
  const units = rows(roll.units);
  await stage.act('record-units', { day, units: [...units.map(unitOf), THE_REST] }, stage.registrar);
  const members = rows(roll.members).filter(row => isPlayed(row['unit'] ?? '', extent)).map(row => ({ row, person: stage.newId() as PersonId }));
  for (let start = 0; start < members.length; start += AT_ONCE) await enrolSome(stage, day, members.slice(start, start + AT_ONCE));
  return { persons: members.length, units: units.length + 1 };
}

async function enrolSome(stage: Stage, day: Day, members: readonly { readonly row: Row; readonly person: PersonId }[]): Promise<void> {
  const written = await inSession(stage.database.pool, session => writeParticulars(session, stage.org, members.map(({ row, person }) => ({ person, name: row['name'] ?? '', number: row['number'] ?? '' }))));
  await stage.act('enrol', { day, lines: members.map(({ row, person }, index) => ({
    person, units: [row['unit'] as UnitId], status: row['status'] ?? 'full', joined: row['joined'] as Day,
    attributes: Object.fromEntries(ATTRIBUTES.flatMap(name => (row[name] ? [[slug(name), row[name]]] : []))), particulars: written[index]?.ref as never,
  })) }, stage.registrar);
}
