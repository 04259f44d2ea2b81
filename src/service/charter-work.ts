/** Work on charters that takes long: what is ordered and what comes back, as plain values that travel between threads. */
import { compile, type CharterSource, type Compilation } from '#charter/compile.ts';
import type { Law } from '#charter/law.ts';
import { checkCharter, diffOf, type CharterDiffView, type CharterText, type CheckedCharter } from './views/charter-articles.ts';

export interface Draft extends Compilation {
  /** From the law in force; undefined while the text cannot be compiled. */
  readonly diff?: CharterDiffView;
}

export type CharterOrder =
  | { readonly kind: 'check'; readonly charter: CharterText }
  | { readonly kind: 'draft'; readonly source: CharterSource; readonly before: Law | undefined };

export interface CharterResults {
  readonly check: CheckedCharter;
  readonly draft: Draft;
}

export function workOn(order: CharterOrder): CharterResults[CharterOrder['kind']] {
  if (order.kind === 'check') return checkCharter(order.charter);
  const compiled = compile(order.source);
  return { ...compiled, ...(compiled.law && order.before ? { diff: diffOf(order.before, compiled.law) } : {}) };
}
