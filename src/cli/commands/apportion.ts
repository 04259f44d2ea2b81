/** `sovet apportion`: shares seats out by votes. */
import { ZERO } from '#kernel/rational.ts';
import type { Method, QuotaName } from '#tally/apportion/method.ts';
import { methodNamed, METHODS, type MethodName } from '#tally/apportion/method-names.ts';
import { countLists, type ListCount } from '#tally/lists/count-lists.ts';
import type { ListRule } from '#tally/lists/list-rule.ts';
import { nearest } from '#charter/words.ts';
import { claimsOf, leastFor, parseShare, readClaims, type NamedClaims } from '../apportion/claims-file.ts';
import { LIST_RULES, readListRule } from '../apportion/list-rule-file.ts';
import { type Command, type ExitStatus, type Io, oneOf, parseArguments, wholeNumber } from '../command.ts';
import { readText } from '../input-file.ts';
import { harmless, paintFor } from '../terminal-text.ts';
import { UnusableInput } from '../unusable-input.ts';

const NAMES = Object.keys(METHODS) as MethodName[];
const QUOTAS: readonly QuotaName[] = ['hare', 'droop', 'hagenbach-bischoff', 'hagenbach-bischoff-rounded'];

const USAGE = `Usage: sovet apportion (--method METHOD [--threshold 4%] | --rule RULE) --seats N (--votes 10,20,30 | --file FILE) [--json]

Shares seats out by votes, and shows by which figure each was given.

  --method METHOD    ${NAMES.join(', ')}
  --rule RULE        ${LIST_RULES.slice(0, 5).join(', ')}, ${LIST_RULES.slice(5, 8).join(', ')},
                     ${LIST_RULES.slice(8).join(', ')}; or a JSON file {"shares": {"kind": …}, "order": {"kind": …}} with every setting
  --quota QUOTA      of largest-remainder: ${QUOTAS.join(', ')}; without it hare
  --seats N          how many there are
  --votes LIST       whole numbers with commas between them
  --file FILE        JSON, - for standard input: {"units" or "lists": [names], "votes": [numbers], "minimum": 1, "maximum": [numbers],
                     "alliances": [[names], …], "thresholds": {"name": "7%"}, "valid": all valid votes}; rules also read
                     "candidates": {"list": ["Anna", {"name": "Boris", "votes": 12, "minority": true}]}, "constituencies": [numbers],
                     "regions": [names] with "votes": [[by region], …], "minority": {"least": 2} or {"heads": [40, 90]}, "lots": [lists]
  --threshold SHARE  with --method: of the valid votes, below which nothing is given: 4%, 0.04 or 1/25; a share equal to it passes
  --json             print one JSON document

Exit status: 0 shared out, 1 impossible (the minimums are more than the seats), 2 unusable input,
3 equal votes at the last seats, which people must decide.`;

const OPTIONS = {
  method: { type: 'string' }, rule: { type: 'string' }, quota: { type: 'string' }, seats: { type: 'string' }, votes: { type: 'string' }, file: { type: 'string' }, threshold: { type: 'string' }, json: { type: 'boolean' },
} as const;

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  if (positionals.length > 0) throw new UnusableInput(`votes come after --votes or --file, not as ${positionals.join(' ')}`);
  const { name, rule } = await ruleFrom(values, io);
  if (values.seats === undefined) throw new UnusableInput('--seats is missing');
  const seats = wholeNumber('seats', values.seats);
  const named = await claimsFrom(values.votes, values.file, io);
  if (values.rule === undefined) refuseWhatMethodsPassOver(named);
  const shared = sharedOut(rule, named, seats);
  io.stdout.write(values.json ? asJson(name, shared, named) : asTable(name, shared, named, seats, io));
  return shared.status === 'decided' ? 0 : shared.status === 'impossible' ? 1 : 3;
}

interface Given {
  readonly method?: string | undefined;
  readonly rule?: string | undefined;
  readonly quota?: string | undefined;
  readonly threshold?: string | undefined;
}

async function ruleFrom({ method: given, rule, quota, threshold }: Given, io: Io): Promise<{ readonly name: string; readonly rule: ListRule }> {
  if (rule !== undefined) {
    const also = Object.entries({ method: given, quota, threshold }).find(([, value]) => value !== undefined);
    if (also) throw new UnusableInput(`--${also[0]} is a setting of the rule: it does not stand beside --rule`);
    return { name: rule, rule: await readListRule(rule, io) };
  }
  const name = nameOf(given);
  const method = methodOf(name, quota);
  const share = threshold === undefined ? ZERO : parseShare(threshold);
  if (!share) throw new UnusableInput(`--threshold is a share such as 4%, 0.04 or 1/25, not ${String(threshold)}`);
  return { name, rule: { shares: { kind: 'plain', method, threshold: share }, order: { kind: 'closed' } } };
}

/** A method says how many seats there are and not who takes them. */
function refuseWhatMethodsPassOver({ claims, regions, minority, lots }: NamedClaims): void {
  const passed = [claims.some(({ candidates }) => candidates) && 'candidates', claims.some(({ constituencies }) => constituencies !== undefined) && 'constituencies', regions && 'regions', minority && 'minority', lots && 'lots'];
  const [found] = passed.filter(name => typeof name === 'string');
  if (found !== undefined) throw new UnusableInput(`${found} are read by rules: give --rule in place of --method`);
}

function sharedOut(rule: ListRule, named: NamedClaims, seats: number): ListCount {
  const { claims, valid, lots } = named;
  try {
    return countLists(rule, { lists: claims, seats, leastOfMinority: leastFor(named, seats), ...(valid === undefined ? {} : { valid }), ...(lots ? { lots } : {}) });
  } catch (error) {
    if (error instanceof RangeError) throw new UnusableInput(error.message);
    throw error;
  }
}

function nameOf(given: string | undefined): MethodName {
  if (given === undefined) throw new UnusableInput(`--method is missing: ${NAMES.join(', ')}; or --rule: ${LIST_RULES.join(', ')}`);
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

/** Names of those elected and of those who follow, by list; a tie between candidates beside them. */
function peopleOf({ seated = [] }: ListCount, names: readonly string[]): Readonly<Record<string, { elected: string[]; following: string[]; tie?: { between: string[]; seats: number } }>> {
  const called = (people: readonly { readonly name: string }[]): string[] => people.map(({ name }) => name);
  return Object.fromEntries(seated.flatMap((list, place) => (list ? [[names[place] as string, { elected: called(list.elected), following: called(list.following), ...(list.tie ? { tie: { between: called(list.tie.between), seats: list.tie.seats } } : {}) }]] : [])));
}

function asJson(method: string, shared: ListCount, { names, regions }: NamedClaims): string {
  const { seats, status, tie, unfilled, quota, awards, below, impossible, house, short } = shared;
  return JSON.stringify({
    method, seats, status, ...(tie ? { tie } : {}), unfilled, ...(quota === undefined ? {} : { quota }), below, ...(impossible ? { impossible } : {}), ...(house === undefined ? {} : { house }), ...(short === undefined ? {} : { short }),
    ...(shared.regions ? { regions: shared.regions.map(({ seats: held, lists }, place) => ({ name: regions?.[place], seats: held, lists: lists.seats, ...(lists.tie ? { tie: lists.tie } : {}) })) } : {}),
    ...(shared.seated ? { candidates: peopleOf(shared, names) } : {}), awards,
  }, null, 2).concat('\n');
}

function asTable(method: string, shared: ListCount, named: NamedClaims, wanted: number, io: Io): string {
  const { seats, status, tie, quota, below } = shared;
  const { names, claims } = named;
  const paint = paintFor(io);
  const width = Math.max(4, ...names.map(name => harmless(name).length)) + 2;
  const rows = names.map((name, place) => {
    const note = below.includes(place) ? '  below the threshold' : tie?.between.includes(place) && !shared.regions ? '  equal at the last seats' : '';
    return `${harmless(name).padEnd(width)}${String(claims[place]?.votes ?? '').padStart(16)}${String(seats[place] ?? 0).padStart(8)}${paint(note, 'dim')}`;
  });
  const head = `${method}${quota === undefined ? '' : `, quota ${quota}`}`;
  const people = Object.entries(peopleOf(shared, names)).map(([list, { elected }]) => `${harmless(list)}: ${elected.length === 0 ? 'nobody' : harmless(elected.join('; '))}`);
  const columns = paint(`${''.padEnd(width)}${'votes'.padStart(16)}${'seats'.padStart(8)}`, 'dim');
  return [paint(head, 'bold'), '', columns, ...rows, '', ...(people.length > 0 ? [...people, ''] : []), paint(ending(shared, named, wanted), status === 'decided' ? 'bold' : 'yellow'), ''].join('\n');
}

function ending(shared: ListCount, { names, regions = [] }: NamedClaims, wanted: number): string {
  const { status, tie, unfilled, house, short = 0 } = shared;
  if (status === 'impossible') return 'The minimums are more than the seats.';
  if (status === 'ruling-needed') return `A ruling is needed: ${openTies(shared, names, regions).join('; ')}${tie ? ` of the ${wanted} seats` : ''}.`;
  if (short > 0) return `${short} seats short of the least number for the sex in the minority: no list has anybody left.`;
  if (house !== undefined && house > wanted) return `The house has ${house} seats, ${house - wanted} more than ${wanted}.`;
  return unfilled > 0 ? `${unfilled} of the ${wanted} seats stay empty.` : `All ${wanted} seats are given out.`;
}

/** "1 between Mill, Dock". */
function openTies({ tie, regions: shared = [], seated = [] }: ListCount, names: readonly string[], regions: readonly string[]): readonly string[] {
  const open = (between: readonly string[], seats: number): string => `${seats} between ${harmless(between.join(', '))}`;
  return [
    // The regions wait for one another where it is open which of them has a seat.
    ...(tie ? [open(tie.between.map(place => (regions.length > 0 ? regions : names)[place] as string), tie.seats)] : []),
    ...shared.flatMap(({ lists }, place) => (lists.tie ? [`in ${harmless(regions[place] ?? '')} ${open(lists.tie.between.map(list => names[list] as string), lists.tie.seats)}`] : [])),
    ...seated.flatMap(list => (list?.tie ? [open(list.tie.between.map(({ name }) => name), list.tie.seats)] : [])),
  ];
}

export const apportion: Command = { name: 'apportion', summary: 'shares seats out by votes, by any method', usage: USAGE, options: OPTIONS, run };
