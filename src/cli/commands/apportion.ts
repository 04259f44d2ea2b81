/** `sovet apportion`: shares seats out by votes. */
import { rational } from '#kernel/rational.ts';
import { apportionLists, type ListSeats } from '#tally/apportion/lists.ts';
import type { Method, QuotaName } from '#tally/apportion/method.ts';
import { methodNamed, METHODS, type MethodName } from '#tally/apportion/method-names.ts';
import { nearest } from '#charter/words.ts';
import { claimsOf, parseShare, readClaims, type NamedClaims } from '../apportion/claims-file.ts';
import { type Command, type ExitStatus, type Io, oneOf, parseArguments, wholeNumber } from '../command.ts';
import { readText } from '../input-file.ts';
import { harmless, paintFor } from '../terminal-text.ts';
import { UnusableInput } from '../unusable-input.ts';

const NAMES = Object.keys(METHODS) as MethodName[];
const QUOTAS: readonly QuotaName[] = ['hare', 'droop', 'hagenbach-bischoff', 'hagenbach-bischoff-rounded'];

const USAGE = `Usage: sovet apportion --method METHOD --seats N (--votes 10,20,30 | --file FILE) [--threshold 4%] [--json]

Shares seats out by votes, and shows by which figure each was given.

  --method METHOD    ${NAMES.join(', ')}
  --quota QUOTA      of largest-remainder: ${QUOTAS.join(', ')}; without it hare
  --seats N          how many there are
  --votes LIST       whole numbers with commas between them
  --file FILE        JSON, - for standard input: {"units" or "lists": [names], "votes": [numbers], "minimum": 1, "maximum": [numbers],
                     "alliances": [[names], …], "thresholds": {"name": "7%"}, "valid": all valid votes}
  --threshold SHARE  of the valid votes, below which nothing is given: 4%, 0.04 or 1/25; a share equal to it passes
  --json             print one JSON document

Exit status: 0 shared out, 1 impossible (the minimums are more than the seats), 2 unusable input,
3 equal votes at the last seats, which people must decide.`;

const OPTIONS = {
  method: { type: 'string' }, quota: { type: 'string' }, seats: { type: 'string' }, votes: { type: 'string' }, file: { type: 'string' }, threshold: { type: 'string' }, json: { type: 'boolean' },
} as const;

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  if (positionals.length > 0) throw new UnusableInput(`votes come after --votes or --file, not as ${positionals.join(' ')}`);
  const name = nameOf(values.method);
  const method = methodOf(name, values.quota);
  if (values.seats === undefined) throw new UnusableInput('--seats is missing');
  const seats = wholeNumber('seats', values.seats);
  const named = await claimsFrom(values.votes, values.file, io);
  const threshold = values.threshold === undefined ? rational(0n) : parseShare(values.threshold);
  if (!threshold) throw new UnusableInput(`--threshold is a share such as 4%, 0.04 or 1/25, not ${String(values.threshold)}`);
  const shared = sharedOut(method, named, seats, threshold);
  io.stdout.write(values.json ? asJson(name, shared) : asTable(name, shared, named, seats, io));
  return shared.status === 'decided' ? 0 : shared.status === 'impossible' ? 1 : 3;
}

function sharedOut(method: Method, { claims, valid }: NamedClaims, seats: number, threshold: ReturnType<typeof rational>): ListSeats {
  try {
    return apportionLists(method, claims, seats, threshold, valid);
  } catch (error) {
    if (error instanceof RangeError) throw new UnusableInput(error.message);
    throw error;
  }
}

function nameOf(given: string | undefined): MethodName {
  if (given === undefined) throw new UnusableInput(`--method is missing: ${NAMES.join(', ')}`);
  const name = methodNamed(given);
  if (name !== undefined) return name;
  const meant = nearest(given, NAMES);
  throw new UnusableInput(`there is no method ${given}${meant === undefined ? '' : `; did you mean ${meant}?`} The methods are ${NAMES.join(', ')}`);
}

function methodOf(name: MethodName, quota: string | undefined): Method {
  if (quota === undefined) return METHODS[name];
  if (name !== 'largest-remainder') throw new UnusableInput('--quota belongs to --method largest-remainder');
  return { kind: 'largest-remainder', quota: oneOf('quota', quota, QUOTAS) };
}

async function claimsFrom(votes: string | undefined, file: string | undefined, io: Io): Promise<NamedClaims> {
  if ((votes === undefined) === (file === undefined)) throw new UnusableInput('votes are given in one way: --votes or --file');
  return votes !== undefined ? claimsOf(votes) : readClaims(file as string, await readText(file as string, io));
}

function asJson(method: MethodName, { seats, status, tie, unfilled, quota, awards, below, impossible }: ListSeats): string {
  return JSON.stringify({
    method, seats, status, ...(tie ? { tie } : {}), unfilled, ...(quota === undefined ? {} : { quota }), below, ...(impossible ? { impossible } : {}), awards,
  }, null, 2).concat('\n');
}

function asTable(method: MethodName, { seats, status, tie, unfilled, quota, below }: ListSeats, { names, claims }: NamedClaims, wanted: number, io: Io): string {
  const paint = paintFor(io);
  const width = Math.max(4, ...names.map(name => harmless(name).length)) + 2;
  const rows = names.map((name, place) => {
    const note = below.includes(place) ? '  below the threshold' : tie?.between.includes(place) ? '  equal at the last seats' : '';
    return `${harmless(name).padEnd(width)}${String(claims[place]?.votes ?? '').padStart(16)}${String(seats[place] ?? 0).padStart(8)}${paint(note, 'dim')}`;
  });
  const end = status === 'impossible' ? 'The minimums are more than the seats.'
    : tie ? `A ruling is needed: ${tie.seats} of the ${wanted} seats between ${harmless(tie.between.map(place => names[place]).join(', '))}.`
      : unfilled > 0 ? `${unfilled} of the ${wanted} seats stay empty.` : `All ${wanted} seats are given out.`;
  const head = `${method}${quota === undefined ? '' : `, quota ${quota}`}`;
  return [paint(head, 'bold'), '', paint(`${''.padEnd(width)}${'votes'.padStart(16)}${'seats'.padStart(8)}`, 'dim'), ...rows, '', paint(end, status === 'decided' ? 'bold' : 'yellow'), ''].join('\n');
}

export const apportion: Command = { name: 'apportion', summary: 'shares seats out by votes, by any method', usage: USAGE, options: OPTIONS, run };
