/**
 * Verifies an exported record, without any part of the program that wrote it and without a network.
 *
 * Exit status: 0 verified; 1 does not verify, every fault named with its line; 2 unusable input or arguments.
 */
import { parseArgs } from 'node:util';
import { NotARecord, RecordCheck, type Fault } from './check.ts';
import { linesOf } from './lines.ts';
import { readKey } from './note.ts';

const USAGE = `Usage: sovet-verify RECORD [--key KEY] [--json]

Checks that an exported record is whole and unchanged: form, hashes, roots, signatures, order,
texts against their commitments; and computes every verdict, count and seat in it again.

  RECORD      a file written by "sovet export", read compressed when its name ends in .gz;
              or - for standard input
  --key KEY   the organisation's key, name+identifier+base64, as you know it from elsewhere;
              without it the key named in the file is used, which proves less
  --json      print one JSON document

Exit status: 0 verified, 1 does not verify, 2 unusable input or arguments.`;

const FAULTS_PRINTED = 50;
const WHY_NOT: Readonly<Record<string, string>> = { ENOENT: 'there is no such file', EISDIR: 'is a directory', EACCES: 'may not be read' };

function unusable(reason: string): number {
  process.stderr.write(`sovet-verify: ${reason}\n`);
  return 2;
}

/** @throws what is no fault of the file */
function whyNot(error: unknown): string {
  if (error instanceof NotARecord) return `not a record: ${error.message}`;
  if (error instanceof Error && 'code' in error) return WHY_NOT[String(error.code)] ?? error.message;
  throw error;
}

async function main(args: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { key: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    return unusable(`${(error as Error).message}\n${USAGE}`);
  }
  const { values, positionals: [path, ...more] } = parsed;
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (path === undefined || more.length > 0) return unusable(`one RECORD is wanted\n${USAGE}`);
  const key = values.key === undefined ? undefined : readKey(values.key);
  if (values.key !== undefined && !key) return unusable(`--key: not a key: ${values.key}`);

  const check = new RecordCheck(key);
  try {
    for await (const line of linesOf(path)) check.take(line);
    check.end();
  } catch (error) {
    return unusable(`${path}: ${whyNot(error)}`);
  }
  process.stdout.write(`${values.json ? asJson(path, check, key !== undefined) : asText(path, check, key !== undefined)}\n`);
  return check.faults.length === 0 ? 0 : 1;
}

function asJson(path: string, check: RecordCheck, keyGiven: boolean): string {
  const { org, origin, key, counts, faults, tree, witnesses } = check;
  return JSON.stringify({
    verified: faults.length === 0, file: path, org, origin,
    key: { name: key.name, id: key.id, from: keyGiven ? 'given' : 'file' },
    ...counts, root: tree.root().toString('base64'), untold: check.untold(), verdicts: check.verdicts.checked, eventsNotRead: check.verdicts.unread, codesIssued: Object.fromEntries(check.verdicts.roll.issuers), unverifiedSignaturesOf: [...witnesses], faults,
  }, null, 2);
}

function asText(path: string, check: RecordCheck, keyGiven: boolean): string {
  const { org, key, counts, faults, tree, witnesses } = check;
  const { issuers } = check.verdicts.roll;
  const lines = [
    `${path}: ${faults.length === 0 ? 'verified' : 'DOES NOT VERIFY'}`,
    `record of ${org}: ${counts.entries} entries, ${counts.checkpoints} checkpoints, root ${tree.root().toString('base64')}`,
    `texts: ${counts.documents} documents, ${counts.particulars} particulars, ${counts.erased} erased, ${check.untold()} not in the file`,
    `verdicts computed again: ${check.verdicts.checked}; events of kinds that say nothing about them: ${check.verdicts.unread}`,
    `codes issued for members: ${[...issuers.values()].reduce((sum, codes) => sum + codes, 0)}, by ${issuers.size} ${issuers.size === 1 ? 'person' : 'persons'}`,
    `key: ${key.name}+${key.id}${keyGiven ? ', as given' : ', as the file itself states: compare it with what you know from elsewhere'}`,
  ];
  if (witnesses.size > 0) lines.push(`also signed by, not checked: ${[...witnesses].join(', ')}`);
  for (const fault of faults.slice(0, FAULTS_PRINTED)) lines.push(describe(fault));
  if (faults.length > FAULTS_PRINTED) lines.push(`and ${faults.length - FAULTS_PRINTED} more faults (--json lists all)`);
  return lines.join('\n');
}

function describe({ line, code, message }: Fault): string {
  return `line ${line}: ${message} (${code})`;
}

process.exitCode = await main(process.argv.slice(2));
