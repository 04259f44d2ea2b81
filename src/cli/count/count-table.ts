/** A count as people read it: one row for each option, one column for each stage. */
import type { OptionId } from '#tally/ballot.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { Count, Stage, StageAction } from '#tally/count.ts';
import { harmless, type Paint } from '../terminal-text.ts';

const NAME_WIDTH = 34;

export interface CountShown {
  readonly counted: Count;
  readonly options: readonly OptionId[];
  readonly title: string;
}

export function countTable({ counted, options, title }: CountShown, width: number, paint: Paint): string {
  const label = Math.min(NAME_WIDTH, Math.max(16, ...options.map(name => name.length)));
  const column = Math.max(7, ...counted.stages.flatMap(stage => Object.values(stage.votes).map(votes => votes.length))) + 2;
  const across = Math.max(1, Math.floor((width - label) / column));
  const blocks = Array.from({ length: Math.ceil(counted.stages.length / across) }, (_, index) => counted.stages.slice(index * across, (index + 1) * across));
  return [
    heading(counted, title, paint),
    ...blocks.map(stages => block(stages, { options, label, column, paint })),
    counted.stages.map(line).join('\n'),
    ...(counted.ties.length > 0 ? [counted.ties.map(tieLine).join('\n')] : []),
    outcome(counted, paint),
  ].join('\n\n').concat('\n');
}

function heading({ rule, seats, valid, invalid, quota, invalidBecause }: Count, title: string, paint: Paint): string {
  const why = invalidBecause.map(({ reason, count }) => `${count} ${reason}`).join(', ');
  const facts = [`${seats} ${seats === 1 ? 'seat' : 'seats'}`, `${valid} valid`, `${invalid} invalid${why === '' ? '' : ` (${why})`}`, ...(quota === undefined ? [] : [`quota ${quota}`])];
  return [...(title === '' ? [] : [paint(harmless(title), 'bold')]), `${rule}: ${facts.join(', ')}`].join('\n');
}

interface Layout {
  readonly options: readonly OptionId[];
  readonly label: number;
  readonly column: number;
  readonly paint: Paint;
}

function block(stages: readonly Stage[], { options, label, column, paint }: Layout): string {
  const head = `${''.padEnd(label)}${stages.map(({ stage }) => `stage ${stage}`.padStart(column)).join('')}`;
  const rows = options.map(option => {
    const elected = stages.some(stage => stage.elected.includes(option));
    const text = `${fitted(option, label)}${stages.map(stage => (stage.votes[option] ?? '').padStart(column)).join('')}`;
    return elected ? paint(text, 'bold') : text;
  });
  const lost = `${fitted(stages.some(({ against }) => against !== undefined) ? 'abstained' : 'non-transferable', label)}${stages.map(({ nonTransferable }) => nonTransferable.padStart(column)).join('')}`;
  const against = stages.some(stage => stage.against !== undefined) ? [`${fitted('against', label)}${stages.map(stage => (stage.against ?? '').padStart(column)).join('')}`] : [];
  return [paint(head, 'dim'), ...rows, ...against, paint(lost, 'dim')].join('\n');
}

function fitted(name: string, width: number): string {
  const plain = harmless(name);
  return plain.length > width ? `${plain.slice(0, width - 1)}…` : plain.padEnd(width);
}

const listed = (names: readonly string[]): string => harmless(names.join('; '));

function happened(action: StageAction): string {
  switch (action.kind) {
    case 'votes-counted': return 'votes counted';
    case 'surplus-transferred': return `surplus of ${action.of} transferred`;
    case 'excluded': return `votes of ${action.of} transferred`;
    case 'excluded-together': return `votes of ${listed(action.all)} transferred`;
    case 'batch-transferred': return `votes of ${listed(action.all)} transferred, papers at ${action.value}`;
    case 'preferences-added': return `preferences of rank ${action.rank} added`;
    case 'compared': return 'every two compared; the table shows victories';
    case 'balanced': return 'surpluses brought into balance';
    default: return unreachable(action);
  }
}

function line({ stage, action, elected, excluded }: Stage): string {
  const what = happened(action);
  const ends = [...(elected.length > 0 ? [`elected: ${listed(elected)}`] : []), ...(excluded.length > 0 ? [`excluded: ${listed(excluded)}`] : [])];
  return `Stage ${stage}: ${[harmless(what), ...ends].join('; ')}`;
}

function tieLine({ stage, between, chosen, brokenBy }: Count['ties'][number]): string {
  return `Tie at stage ${stage} between ${listed(between)}: ${chosen === undefined ? 'open' : `${harmless(chosen)} by ${brokenBy}`}`;
}

function outcome({ status, elected, ties, rule, stages }: Count, paint: Paint): string {
  const open = ties.at(-1);
  if (status === 'ruling-needed') return paint(`A ruling is needed between ${listed(open?.between ?? [])}: give --rulings, --tie-order or --lot.`, 'yellow');
  if (rule === 'yes-no') return paint(stages[0]?.elected.length === 1 ? 'Carried' : 'Not carried', 'bold');
  return paint(`Elected: ${elected.length === 0 ? 'nobody' : listed(elected)}`, 'bold');
}
