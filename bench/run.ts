/**
 * The bench: `npm run bench`, `npm run bench -- ballots compiling` for some of its parts, or `npm run bench -- "front page"`
 * for the figures with these words in their name.
 *
 *   --members=N       size of the organisation and of its large polls (default 100,000)
 *   --only=embedded   or --only=postgres
 *   --json            one JSON document instead of the table
 *
 * Both databases write every commit to the disk. Other work on the machine changes figures by a factor of
 * two and more: compare what was measured back to back, and look at the load beside each figure.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { stopServer, type DatabaseName } from './databases.ts';
import { table, type Column, type Figure, type Report } from './figures.ts';
import type { Part } from './part.ts';
import { ballots } from './parts/ballots.ts';
import { compiling } from './parts/compiling.ts';
import { judging } from './parts/judging.ts';
import { recordedActs } from './parts/recorded-acts.ts';
import { serving } from './parts/serving.ts';
import { countingMillion } from './parts/counting-million.ts';
import { countingPeers } from './parts/counting-peers.ts';
import { imports } from './parts/imports.ts';

const PARTS: Readonly<Record<string, Part>> = { compiling, ballots, serving, judging, 'recorded-acts': recordedActs, imports, 'counting-million': countingMillion, 'counting-peers': countingPeers };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, members: { type: 'string', default: '100000' }, only: { type: 'string' } } });
const figures: Figure[] = [];

/** By the name of its part, or by words in its own. */
function isAsked(part: string, measures: string): boolean {
  return positionals.length === 0 || positionals.some(words => words === part || measures.includes(words) || words.includes(measures));
}

function reportTo(part: string, column: Column): Report {
  return (measures, value, unit, aim) => {
    if (!isAsked(part, measures)) return;
    figures.push({ part, measures, column, value, unit, load: loadavg()[0] ?? 0, ...(aim === undefined ? {} : { aim }) });
    if (!values.json) process.stderr.write(`  ${column}: ${measures}: ${value.toFixed(1)} ${unit}\n`);
  };
}

async function measure(name: string, part: Part): Promise<void> {
  const databases: readonly DatabaseName[] = (['embedded', 'postgres'] as const).filter(each => values.only === undefined || values.only === each);
  for (const database of part.onDatabases ? databases : databases.slice(0, 1)) {
    const run = { name: database, members: Number(values.members), report: reportTo(name, database), wants: (words: string) => isAsked(name, words) };
    // What one part cannot measure on one database does not cost the figures of the others.
    await part.measure(run).catch((error: unknown) => {
      process.exitCode = 1;
      process.stderr.write(`  ${database}: ${error instanceof Error ? error.message : String(error)}\n`);
    });
  }
}

/** Parts to run: those that are named, and those that tell a figure asked for. */
function chosenParts(): readonly (readonly [string, Part])[] {
  const all = Object.entries(PARTS);
  const tells = (name: string, part: Part, words: string): boolean => name === words || part.tells.some(told => told.includes(words) || words.includes(told));
  const unknown = positionals.find(words => !all.some(([name, part]) => tells(name, part, words)));
  if (unknown === undefined) return positionals.length === 0 ? all : all.filter(([name, part]) => positionals.some(words => tells(name, part, words)));
  process.stderr.write(`nothing tells "${unknown}":\n${all.map(([name, { about, tells: told }]) => `  ${name}: ${about} (${told.join(', ')})`).join('\n')}\n`);
  process.exitCode = 2;
  return [];
}

const begun = performance.now();
try {
  for (const [name, part] of chosenParts()) {
    if (!values.json) process.stderr.write(`${name}: ${part.about}\n`);
    await measure(name, part);
  }
} finally {
  await stopServer();
}
const loads = figures.map(figure => figure.load);
const machine = { node: process.version, cores: cpus().length, load: { least: Math.min(...loads), most: Math.max(...loads) } };
if (figures.length > 0) process.stdout.write(values.json
  ? `${JSON.stringify({ machine, figures }, null, 2)}\n`
  : `${table(figures, ['embedded', 'postgres'])}\n\n${machine.cores} cores, load ${machine.load.least.toFixed(1)} to ${machine.load.most.toFixed(1)} while measuring, Node ${machine.node}, ${Math.round((performance.now() - begun) / 1_000)} s in all\n`);
