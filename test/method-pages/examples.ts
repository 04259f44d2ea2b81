/**
 * The worked examples of the pages on methods. A block `blt`, `points`, `claims` or `decision` is an input; the blocks `stages RULE`,
 * `seats OPTIONS` and `verdict` after it are what the rule, `sovet apportion` with these options, or the threshold makes of it.
 */
import { parseRational, type Rational } from '#kernel/rational.ts';
import type { BallotGroup, OptionId } from '#tally/ballot.ts';
import { contestOf, parseBlt } from '#tally/ballot-files/blt.ts';
import { count, type Count, type Stage } from '#tally/count.ts';
import { ERS97_TIES, PRESETS, SCOTTISH_TIES, type PresetName } from '#tally/presets.ts';
import { evaluate, type Counted, type CountedFigures, type TestResult, type Test } from '#tally/threshold.ts';
import { ballotsFor } from '../../src/cli/count/marks.ts';
import { apportion } from '../../src/cli/commands/apportion.ts';

export interface Example {
  readonly input: { readonly kind: string; readonly text: string };
  readonly kind: 'stages' | 'seats' | 'verdict';
  /** The rule, or the options of the command. */
  readonly by: string;
  readonly result: readonly string[];
}

const INPUTS: readonly string[] = ['blt', 'points', 'claims', 'decision'];
const RESULTS: readonly string[] = ['stages', 'seats', 'verdict'];

/** @param page a rule that its blocks of stages mean when they name none */
export function examplesOf(page: string, text: string): readonly Example[] {
  const examples: Example[] = [];
  let input: Example['input'] | undefined;
  for (const { groups: { kind = '', by = '', body = '' } = {} } of text.matchAll(/^```(?<kind>[a-z]+)(?: (?<by>[^\n]*))?\n(?<body>[\s\S]*?)^```$/gm)) {
    if (INPUTS.includes(kind)) input = { kind, text: body };
    else if (RESULTS.includes(kind)) {
      if (!input) throw new Error(`${page}: a block of ${kind} without anything before it`);
      examples.push({ input, kind: kind as Example['kind'], by: by === '' ? page : by, result: body.trim().split('\n') });
    } else throw new Error(`${page}: nobody reads a block of ${kind === '' ? 'nothing' : kind}`);
  }
  return examples;
}

export async function answerTo({ input, kind, by }: Example): Promise<readonly string[]> {
  switch (kind) {
    case 'stages': return stagesOf(by as PresetName, input);
    case 'seats': return seatsOf(by.split(' '), input.text);
    case 'verdict': return verdictOn(input.text);
  }
}

function stagesOf(rule: PresetName, { kind, text }: Example['input']): readonly string[] {
  const file = kind === 'points' ? pointsFile(text) : rankedFile(text);
  const { options, ballots, seats = 1, withdrawn } = ballotsFor(PRESETS[rule], file, file.seats);
  const ladder = rule === 'ers97' ? ERS97_TIES : SCOTTISH_TIES;
  const counted = count(PRESETS[rule], options, ballots, seats, { ladder }, withdrawn);
  return [...counted.stages.map(line), ...open(counted)];
}

function rankedFile(text: string): Parameters<typeof ballotsFor>[1] & { seats: number } {
  const parsed = parseBlt(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return { ...contestOf(parsed.value), seats: parsed.value.seats, title: parsed.value.title };
}

/** "seats A,B,C", and then lines "papers A=2 B=1". */
function pointsFile(text: string): Parameters<typeof ballotsFor>[1] & { seats: number } {
  const [head = '', ...lines] = text.trim().split('\n');
  const [seats, names = ''] = head.split(' ');
  const ballots = lines.map((given): BallotGroup => {
    const [papers = '', ...points] = given.split(' ');
    return { count: BigInt(papers), choice: { kind: 'points', points: new Map(points.map(each => [each.split('=')[0] as OptionId, BigInt(each.split('=')[1] ?? '')])) } };
  });
  return { options: names.split(',') as OptionId[], withdrawn: [], ballots, seats: Number(seats), title: '' };
}

function line({ action, votes, nonTransferable, against, quota, elected, excluded }: Stage): string {
  const held = Object.entries(votes).map(([name, amount]) => `${name}=${amount}`);
  const ends = [['elected', elected], ['excluded', excluded]] as const;
  return [
    action.kind, ...held, ...(against === undefined ? [] : [`against=${against}`]), `lost=${nonTransferable}`, ...(quota === undefined ? [] : [`quota=${quota}`]),
    ...ends.flatMap(([what, names]) => (names.length > 0 ? [`${what}=${names.join(',')}`] : [])),
  ].join(' ');
}

function open({ status, ties }: Count): readonly string[] {
  return status === 'ruling-needed' ? [`ruling-needed between=${ties.at(-1)?.between.join(',') ?? ''}`] : [];
}

interface Shared {
  readonly seats: readonly number[];
  readonly tie?: { readonly between: readonly number[]; readonly seats: number };
  readonly candidates?: Readonly<Record<string, { readonly elected: readonly string[]; readonly tie?: { readonly between: readonly string[]; readonly seats: number } }>>;
  readonly regions?: readonly { readonly name: string; readonly seats: number; readonly lists: readonly number[] }[];
  readonly house?: number;
}

async function seatsOf(options: readonly string[], text: string): Promise<readonly string[]> {
  let out = '';
  const sink = { write: (chunk: string | Uint8Array): void => { out += String(chunk); } };
  await apportion.run([...options, '--file', '-', '--json'], { stdout: sink, stderr: sink, stdin: new Blob([text]).stream() as unknown as AsyncIterable<Uint8Array>, env: {}, cwd: '.' });
  const { lists, units = lists } = JSON.parse(text) as { lists: readonly string[]; units?: readonly string[] };
  const names = units ?? [];
  const { seats, tie, candidates = {}, regions = [], house } = JSON.parse(out) as Shared;
  const listed = (held: readonly number[]): string => names.map((name, place) => `${name}=${held[place] ?? 0}`).join(' ');
  return [
    listed(seats), ...(house === undefined ? [] : [`house=${house}`]), ...regions.map(region => `${region.name}=${region.seats}: ${listed(region.lists)}`),
    ...Object.entries(candidates).map(([list, people]) => `${list}: ${people.elected.join(', ')}${people.tie ? ` and ${people.tie.seats} of ${people.tie.between.join(', ')}` : ''}`),
    ...(tie ? [`ruling-needed ${tie.seats} between=${tie.between.map(place => names[place]).join(',')}`] : []),
  ];
}

type Sizes = Readonly<Record<string, number>>;
interface Decision extends Partial<Record<Counted, Sizes & { readonly bases?: Sizes }>> {
  readonly tests: readonly (Omit<Test, 'share'> & { readonly share: string })[];
}

function verdictOn(text: string): readonly string[] {
  const { tests, ...given } = JSON.parse(text) as Decision;
  const figures = Object.fromEntries(Object.entries(given).map(([counted, { bases = {}, ...votes }]) => {
    const whole = (sizes: Sizes): Record<string, bigint> => Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, BigInt(size)]));
    return [counted, { for: 0n, against: 0n, abstain: 0n, ...whole(votes as Sizes), bases: whole(bases) } satisfies CountedFigures];
  }));
  const judged = evaluate({ all: tests.map(test => ({ ...test, share: parseRational(test.share) as Rational })), quorum: [] }, figures);
  return [judged.carried ? 'carried' : 'lost', ...judged.tests.map(said)];
}

function said({ test, have, need, base, met }: TestResult<Test>): string {
  const exact = ({ num, den }: Rational): string => (den === 1n ? String(num) : `${num}/${den}`);
  return `${met ? 'met' : 'not met'}: ${exact(have)} ${test.counted}, ${test.strict ? 'more than' : 'at least'} ${exact(need)} of ${base} ${test.of}`;
}
