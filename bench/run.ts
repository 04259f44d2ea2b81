/**
 * The bench: `npm run bench`, or `npm run bench -- ballots compiling` for some of its parts.
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

function reportTo(part: string, column: Column): Report {
  return (measures, value, unit, aim) => {
    figures.push({ part, measures, column, value, unit, load: loadavg()[0] ?? 0, ...(aim === undefined ? {} : { aim }) });
    if (!values.json) process.stderr.write(`  ${column}: ${measures}: ${value.toFixed(1)} ${unit}\n`);
  };
}

async function measure(name: string, part: Part): Promise<void> {
  const databases: readonly DatabaseName[] = (['embedded', 'postgres'] as const).filter(each => values.only === undefined || values.only === each);
  for (const database of part.onDatabases ? databases : databases.slice(0, 1)) {
    await part.measure({ name: database, members: Number(values.members), report: reportTo(name, database) });
  }
}

const chosen = positionals.length === 0 ? Object.keys(PARTS) : positionals;
try {
  for (const name of chosen) {
    const part = PARTS[name];
    if (!part) throw new Error(`no part "${name}": ${Object.entries(PARTS).map(([each, { about }]) => `${each} (${about})`).join(', ')}`);
    if (!values.json) process.stderr.write(`${name}: ${part.about}\n`);
    await measure(name, part);
  }
} finally {
  await stopServer();
}
const loads = figures.map(figure => figure.load);
const machine = { node: process.version, cores: cpus().length, load: { least: Math.min(...loads), most: Math.max(...loads) } };
process.stdout.write(values.json
  ? `${JSON.stringify({ machine, figures }, null, 2)}\n`
  : `${table(figures, ['embedded', 'postgres'])}\n\n${machine.cores} cores, load ${machine.load.least.toFixed(1)} to ${machine.load.most.toFixed(1)} while measuring, Node ${machine.node}\n`);
