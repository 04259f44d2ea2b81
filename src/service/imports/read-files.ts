/** Reads both files of an import against the law and the roll, and compares them with it. */
import type { Law } from '#charter/law.ts';
import type { Day } from '#kernel/time.ts';
import type { PersonId } from '#assembly/ids.ts';
import { memberColumns, UNIT_COLUMNS } from '#assembly/roll-import/columns.ts';
import { diffingRoll, type RollDiff } from '#assembly/roll-import/diff.ts';
import { checkAddresses, identify } from '#assembly/roll-import/identity.ts';
import type { RollUnit } from '#assembly/roll-import/known.ts';
import { MemberRows, type FileMember } from '#assembly/roll-import/member-rows.ts';
import type { Problems } from '#assembly/roll-import/problem.ts';
import type { RollMember } from '#assembly/roll-import/roll.ts';
import { diffUnits, unitsAfter, type UnitDiff } from '#assembly/roll-import/unit-diff.ts';
import { UnitRows } from '#assembly/roll-import/unit-rows.ts';
import type { UnitLine } from '#assembly/act.ts';
import { yieldToLoop } from '#store/yield-to-loop.ts';
import { readCsv } from './read-csv.ts';

/** The bytes of a file as it was sent, or the text of one that has been read already. */
export type FileContent = Uint8Array | string;

export interface ImportFiles {
  readonly units?: FileContent;
  readonly members?: FileContent;
  /** From which the files hold. */
  readonly day: Day;
  /** The members file names everybody: whoever it leaves out has left. */
  readonly complete?: boolean;
}

export interface Ground {
  readonly law: Law;
  readonly units: ReadonlyMap<string, RollUnit>;
  readonly roll: readonly RollMember[];
  readonly newPerson: () => PersonId;
  readonly problems: Problems;
}

export interface ImportDiff {
  readonly units: UnitDiff;
  readonly members: RollDiff;
}

/** With problems, the difference is that of the lines that could be read. */
export async function readFiles(files: ImportFiles, ground: Ground): Promise<ImportDiff> {
  const unitLines = files.units === undefined ? [] : await readUnits(bytesOf(files.units), ground);
  const members = files.members === undefined ? [] : await readMembers(bytesOf(files.members), files.day, { ...ground, units: unitsAfter(ground.units, unitLines) });
  const identified = identify(members, ground.roll, ground.problems);
  await yieldToLoop();
  checkAddresses(members, identified, ground.roll, ground.problems);
  const compared = { law: ground.law, day: files.day, complete: files.complete === true && files.members !== undefined, newPerson: ground.newPerson };
  return { units: diffUnits(ground.units, unitLines), members: await inPieces(diffingRoll(ground.roll, members, identified, compared)) };
}

async function inPieces<T>(work: Generator<void, T>): Promise<T> {
  let step = work.next();
  while (step.done !== true) {
    await yieldToLoop();
    step = work.next();
  }
  return step.value;
}

function bytesOf(content: FileContent): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}

async function readUnits(bytes: Uint8Array, { law, units, problems }: Ground): Promise<readonly UnitLine[]> {
  let rows: UnitRows | undefined;
  await readCsv(bytes, { columns: UNIT_COLUMNS, problems, begin: header => {
    const reader = new UnitRows(law, header, problems);
    rows = reader;
    return row => { reader.add(row); };
  } });
  return rows?.finish(units) ?? [];
}

async function readMembers(bytes: Uint8Array, day: Day, { law, units, problems }: Ground): Promise<readonly FileMember[]> {
  let rows: MemberRows | undefined;
  await readCsv(bytes, { columns: memberColumns(law), problems, begin: header => {
    const reader = new MemberRows({ law, header, units, day, problems });
    rows = reader;
    return row => { reader.add(row); };
  } });
  return rows?.members ?? [];
}
