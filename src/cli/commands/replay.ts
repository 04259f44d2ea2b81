/** `sovet replay`: judges every act of a record again by the charters in it. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { openRecordFile } from '#record/export-file.ts';
import { replay as replayRecord, type RecordSource, type ReplayReport } from '#service/replay.ts';
import { type Command, type ExitStatus, type Io, parseArguments, soleArgument } from '../command.ts';
import { whyNot } from '../input-file.ts';
import { showProgress } from '../progress.ts';
import { harmless } from '../terminal-text.ts';
import { UnusableInput } from '../unusable-input.ts';

const USAGE = `Usage: sovet replay RECORD [--json]

Judges every act of an exported record again by the charters in it, and compares what follows with
what the record says. It checks the judgements; sovet verify checks hashes, signatures and counts.

  RECORD  a file written by sovet export, read compressed when its name ends in .gz; or - for
          standard input
  --json  print one JSON document

Exit status: 0 every act is judged as recorded, 1 at least one is not, 2 the file cannot be read.`;

const OPTIONS = { json: { type: 'boolean' } } as const;
const SHOWN = 50;

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  const path = soleArgument(positionals, 'RECORD');
  const report = await replayRecord(path === '-' ? await kept(io) : await onDisk(path, io)).finally(() => { showProgress(io, ''); });
  const unreadable = report.differences.find(({ code }) => code === 'not-readable');
  if (unreadable) throw new UnusableInput(harmless(`${path}:${unreadable.line}: ${unreadable.message}`));
  io.stdout.write(values.json ? `${JSON.stringify({ file: path, ...report }, null, 2)}\n` : forPeople(path, report));
  return report.differences.length === 0 ? 0 : 1;
}

/** Standard input can be read once, and a record is read twice. */
async function kept({ stdin }: Io): Promise<RecordSource> {
  const bytes = await buffer(stdin);
  return async function* () {
    yield bytes;
  };
}

async function onDisk(path: string, io: Io): Promise<RecordSource> {
  const file = resolve(io.cwd, path);
  const { size } = await stat(file).catch((error: unknown) => { throw whyNot(path, error); });
  return source(file, size, io);
}

/** The file is read twice: for its charters, and for its acts. Compressed bytes say little of how far that is. */
function source(file: string, size: number, io: Io): () => AsyncGenerator<Uint8Array> {
  let reading = 0;
  return async function* () {
    reading += 1;
    let read = 0;
    for await (const chunk of openRecordFile(file)) {
      read += chunk.length;
      const share = file.endsWith('.gz') ? `${Math.floor(read / 1_000_000)} MB` : `${Math.floor((100 * read) / Math.max(1, size))} %`;
      showProgress(io, `${reading === 1 ? 'Reading the charters' : 'Judging every act again'}: ${share}`);
      yield chunk;
    }
  };
}

function forPeople(path: string, { org, acts, castBatches, votes, differences }: ReplayReport): string {
  const lines = [
    `${path}: ${differences.length === 0 ? 'every act is judged as recorded' : `${differences.length} DIFFERENCES`}`,
    `record of ${org}: ${acts} acts judged again; ${votes} votes in ${castBatches} batches held against rolls and times`,
    ...differences.slice(0, SHOWN).map(({ line, entry, act, code, message }) => `line ${line}, ${entry === undefined ? '' : `entry ${entry}, `}act ${act}: ${message} (${code})`),
    ...(differences.length > SHOWN ? [`and ${differences.length - SHOWN} more (--json lists all)`] : []),
  ];
  return `${lines.map(harmless).join('\n')}\n`;
}

export const replay: Command = { name: 'replay', summary: 'judges every act of a record again and compares', usage: USAGE, options: OPTIONS, run };
