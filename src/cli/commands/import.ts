/** `sovet import`: units and members from CSV files; first shown, then applied as a whole. */
import { parseDay, type Day } from '#kernel/time.ts';
import type { PersonId } from '#assembly/ids.ts';
import type { ImportProblem } from '#assembly/roll-import/problem.ts';
import type { ImportPreview } from '#service/imports.ts';
import { type Command, type ExitStatus, type Io, parseArguments } from '../command.ts';
import { withDatabase } from '../data-directory.ts';
import { readBytes } from '../input-file.ts';
import { organisationNamed } from '../organisation-named.ts';
import { showProgress } from '../progress.ts';
import { harmless } from '../terminal-text.ts';
import { UnusableInput } from '../unusable-input.ts';

const USAGE = `Usage: sovet import --day DAY --by PERSON [--units FILE] [--members FILE] [--complete] [--apply] [--org ORG] [--data DIR] [--json]

Reads units and members from CSV files, shows what they would change, and with --apply changes it:
all of it, or nothing.

  --units FILE    CSV of units; --members FILE CSV of members; one of the two at least
  --day DAY       from which the files hold (YYYY-MM-DD)
  --by PERSON     the id of the person who keeps the roll, in whose name this is done
  --complete      the members file names everybody: whoever it leaves out has left
  --apply         change the roll; without it nothing is changed
  --org ORG       the organisation's name or id; may be left out where there is only one
  --data DIR      the data directory (default ./sovet-data), on which no server may be running;
                  without --data, DATABASE_URL names a PostgreSQL server
  --json          print one JSON document

Exit status: 0 shown or applied, 2 the files have problems, each named with its line, or the person may not.`;

const OPTIONS = {
  units: { type: 'string' }, members: { type: 'string' }, day: { type: 'string' }, by: { type: 'string' }, complete: { type: 'boolean' }, apply: { type: 'boolean' },
  org: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' },
} as const;

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  if (positionals.length > 0) throw new UnusableInput(`there is no argument ${positionals.join(' ')}`);
  const { units, members, by } = values;
  if (units === undefined && members === undefined) throw new UnusableInput('--units FILE or --members FILE is missing');
  if (by === undefined) throw new UnusableInput('--by PERSON is missing');
  const files = {
    day: dayOf(values.day), complete: values.complete ?? false,
    ...(units === undefined ? {} : { units: await readBytes(units, io) }), ...(members === undefined ? {} : { members: await readBytes(members, io) }),
  };
  // A database takes a while to load, and --help should not wait for it.
  const [{ Assembly }, { previewImport, applyImport }] = await Promise.all([import('#service/assembly.ts'), import('#service/imports.ts')]);
  return withDatabase(values.data, io, async (database): Promise<ExitStatus> => {
    const [assembly, org, person] = [new Assembly({ database, clock: { now: () => Date.now() } }), await organisationNamed(database, values.org), by as PersonId];
    showProgress(io, 'Reading the files …');
    const preview = await previewImport(assembly, org, person, files);
    if (!preview.ok) throw new UnusableInput(`${by} does not keep the roll of this organisation (${preview.error.code})`);
    refuseProblems(preview.value, { units, members });
    const { importId } = preview.value;
    if (values.apply && importId !== undefined) {
      showProgress(io, 'Applying …');
      const applied = await applyImport(assembly, org, person, importId, `import:${importId}`);
      if (!applied.ok) throw new UnusableInput(`nothing was changed: ${applied.error.code} (${applied.error.article})`);
      while ((await assembly.sealAll()) > 0);
    }
    showProgress(io, '');
    io.stdout.write(values.json ? `${JSON.stringify({ applied: values.apply ?? false, counts: preview.value.diff.counts }, null, 2)}\n` : forPeople(preview.value, values.apply ?? false));
    return 0;
  });
}

function dayOf(given: string | undefined): Day {
  const day = parseDay(given ?? '');
  if (day === undefined) throw new UnusableInput(given === undefined ? '--day is missing' : `--day is written YYYY-MM-DD, not ${given}`);
  return day;
}

function refuseProblems({ problems, problemCount }: ImportPreview, paths: Readonly<Record<ImportProblem['file'], string | undefined>>): void {
  if (problemCount === 0) return;
  const more = problemCount > problems.length ? [`and ${problemCount - problems.length} more`] : [];
  throw new UnusableInput(...problems.map(problem => problemLine(problem, paths[problem.file] ?? problem.file)), ...more);
}

function problemLine({ line, column, code, value, nearest, facts }: ImportProblem, path: string): string {
  const place = [path, ...(line === undefined ? [] : [line])].join(':');
  const words = [code, ...(column ? [`in ${column.name}`] : []), ...(value === undefined ? [] : [`“${value}”`]), ...(nearest === undefined ? [] : [`(did you mean ${nearest}?)`])];
  return harmless(`${place}: ${words.join(' ')}${facts === undefined ? '' : ` ${JSON.stringify(facts)}`}`);
}

function forPeople({ diff: { counts } }: ImportPreview, applied: boolean): string {
  const listed = (numbers: Readonly<Record<string, number>>): string => Object.entries(numbers).map(([kind, number]) => `${number} ${kind}`).join(', ');
  return `units: ${listed(counts.units)}\nmembers: ${listed(counts.members)}\n${applied ? 'Applied.' : 'Nothing was changed; add --apply to change it.'}\n`;
}

export const importCommand: Command = { name: 'import', summary: 'shows what files of units and members would change, and applies it', usage: USAGE, options: OPTIONS, run };
