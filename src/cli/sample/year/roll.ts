/** The roll of the sample: units and members recorded by the registrar, as an import would. */
import { parse } from 'csv-parse/sync';
import type { Day } from '#kernel/time.ts';
import type { UnitKindId } from '#charter/law.ts';
import type { PersonId, UnitId } from '#assembly/ids.ts';
import { writeParticulars } from '#service/particulars.ts';
import { inSession } from '#store/assembly/in-session.ts';
import { slug } from '#charter/words.ts';
import { federationRoll } from '../federation-roll.ts';
import type { Stage } from './stage.ts';

type Row = Readonly<Record<string, string>>;

const KNOWN = new Set(['number', 'name', 'email', 'unit', 'status', 'joined']);

function rows(text: string): readonly Row[] {
  return parse(text, { columns: true }) as Row[];
}

function attributesOf(row: Row): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => !KNOWN.has(name) && value !== '').map(([name, value]) => [slug(name), value]));
}

async function recordUnits(stage: Stage, text: string, day: Day): Promise<void> {
  await stage.act('record-units', { day, units: rows(text).map(row => ({
    unit: row['unit'] as UnitId, kind: row['kind'] as UnitKindId, name: row['name'] ?? '',
    parents: row['parent'] ? [row['parent'] as UnitId] : [], figures: row['electors'] ? { electors: Number(row['electors']) } : {},
  })) }, stage.registrar);
}

/**
 * Enrols the federation of `federationRoll`. The workplaces hand over their rolls as of the last 31 December, because
 * that is the day on which the charter has the members counted for the seats.
 */
export async function enrolFederation(stage: Stage, today: Day): Promise<void> {
  const roll = federationRoll({ seed: 1917, asOf: today });
  const day = `${Number(today.slice(0, 4)) - 1}-12-31` as Day;
  await recordUnits(stage, roll.units, day);
  const members = rows(roll.members).map(row => ({ row, person: stage.newId() as PersonId }));
  const committed = await inSession(stage.database.pool, session => writeParticulars(session, stage.org, members.map(({ row, person }) => ({
    person, name: row['name'] ?? '', ...(row['number'] ? { number: row['number'] } : {}), ...(row['email'] ? { email: row['email'] } : {}),
  }))));
  await stage.act('enrol', { day, lines: members.map(({ row, person }, index) => ({
    person, units: [row['unit'] as UnitId], status: row['status'] ?? 'full', joined: row['joined'] as Day, attributes: attributesOf(row),
    particulars: committed[index]?.ref as never,
  })) }, stage.registrar);
}
