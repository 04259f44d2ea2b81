/**
 * What a stage moved, from whom to whom, read from the account of its count.
 *
 * Definition: whoever has fewer votes than before gave them up; what no other option received is non-transferable.
 * Source: the form of the account, `contest.ts`.
 * Complexity: the options and transfers of the stage.
 */
import type { OptionId } from './ballot.ts';
import type { Count, Stage } from './contest.ts';
import { addDecimals, compareDecimals, subtractDecimals } from './decimal.ts';
import { PRESETS } from './presets.ts';

export interface StageMove {
  readonly from: OptionId;
  readonly given: string;
  /** Most votes first. */
  readonly to: readonly { readonly option: OptionId; readonly votes: string }[];
  /** Of those given up, the votes that no option received. */
  readonly lost: string;
  /** Of a surplus: what the option had before, and the part of its worth at which each paper goes on, where one part is that of all. */
  readonly surplus?: { readonly held: string; readonly at?: string };
}

/** Rules under which every paper of a surplus keeps the same part of its worth. */
function isWeighted({ rule }: Count): boolean {
  const preset: object = Object.hasOwn(PRESETS, rule) ? PRESETS[rule as keyof typeof PRESETS] : {};
  return 'transfer' in preset && preset.transfer === 'weighted';
}

function moveOf(counted: Count, stage: Stage, from: OptionId, held: string): StageMove {
  const given = subtractDecimals(held, stage.votes[from] ?? '0');
  const to = (stage.transfers ?? []).filter(transfer => transfer.from === from).map(({ to: option, votes }) => ({ option, votes })).sort((a, b) => compareDecimals(b.votes, a.votes));
  const isSurplus = stage.action.kind === 'surplus-transferred';
  return {
    from, given, to, lost: subtractDecimals(given, to.reduce((sum, { votes }) => addDecimals(sum, votes), '0')),
    ...(isSurplus ? { surplus: { held, ...(isWeighted(counted) ? { at: `${trimmed(given)}/${trimmed(held)}` } : {}) } } : {}),
  };
}

function trimmed(votes: string): string {
  return votes.includes('.') ? votes.replace(/\.?0+$/u, '') : votes;
}

/** Empty for the first stage, and under rules that do not say who received what from whom. */
export function movesOf(counted: Count, number: number): readonly StageMove[] {
  const [before, stage] = [counted.stages[number - 2], counted.stages[number - 1]];
  if (!before || !stage?.transfers) return [];
  return Object.entries<string>(before.votes)
    .filter(([option, held]) => compareDecimals(held, stage.votes[option as OptionId] ?? '0') > 0)
    .map(([option, held]) => moveOf(counted, stage, option as OptionId, held));
}
