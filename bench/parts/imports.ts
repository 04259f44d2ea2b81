/** The roll from files: read, compared and applied, then the same files again. */
import { readFile } from 'node:fs/promises';
import { largeMemberLines, largeUnitLines } from '../../src/cli/sample/large-roll.ts';
import type { Day } from '#kernel/time.ts';
import { Assembly } from '#service/assembly.ts';
import { found } from '#service/founding.ts';
import { applyImport, previewImport } from '#service/imports.ts';
import type { Database } from '#store/open-database.ts';
import { withDatabase } from '../databases.ts';
import { longestStall, timed } from '../figures.ts';
import type { Part, Run } from '../part.ts';

const asOf = '2026-06-01' as Day;
const WORKPLACES = 800;
const MIB = 2 ** 20;

const encoded = (lines: Iterable<string>): Uint8Array => new TextEncoder().encode([...lines].join(''));

/** Highest resident memory while `work` ran, in bytes. */
async function peakOf<T>(work: () => Promise<T>): Promise<{ readonly peak: number; readonly value: T }> {
  let peak = process.memoryUsage.rss();
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 10);
  const value = await work().finally(() => { clearInterval(watch); });
  return { peak: Math.max(peak, process.memoryUsage.rss()), value };
}

async function step<T>({ report }: Run, what: string, work: () => Promise<T>): Promise<T> {
  const before = process.memoryUsage.rss();
  const { peak, value: { stall, value: { ms, value } } } = await peakOf(() => longestStall(() => timed(work)));
  report(what, ms / 1000, 's');
  report(`${what}, longest stall of the event loop`, stall, 'ms');
  report(`${what}, peak memory above ${Math.round(before / MIB)} MiB`, (peak - before) / MIB, 'MiB');
  return value;
}

async function measureOn(database: Database, run: Run): Promise<void> {
  const assembly = new Assembly({ database, clock: { now: () => Date.UTC(2026, 5, 2, 12) } });
  const charter = await readFile(new URL('../../charters/federation-of-councils.md', import.meta.url), 'utf8');
  const founded = await found(assembly, { name: 'Large', charter: { file: 'federation-of-councils.md', text: charter }, registrar: { name: 'Registrar' }, acknowledged: [] });
  if (!founded.ok) throw new Error('not founded');
  const { org, registrar } = founded.value;
  const options = { seed: 1, asOf, members: run.members, workplaces: WORKPLACES };
  const files = { units: encoded(largeUnitLines(options)), members: encoded(largeMemberLines(options)), day: asOf, complete: true };
  for (const round of ['import', 'the same again'] as const) {
    const preview = await step(run, `${round}: preview`, () => previewImport(assembly, org, registrar, files));
    if (!preview.ok || preview.value.importId === undefined) throw new Error('the preview has problems');
    const { importId } = preview.value;
    const applied = await step(run, `${round}: apply`, () => applyImport(assembly, org, registrar, importId, round));
    if (!applied.ok) throw new Error(applied.error.code);
  }
}

export const imports: Part = {
  about: `import a roll in ${WORKPLACES} workplaces from files, twice`,
  tells: ['import', 'peak memory'],
  onDatabases: true,
  measure: run => withDatabase(run.name, database => measureOn(database, run)),
};
