/**
 * Places reserved for groups: whether they can still be filled, and who then must or cannot have a seat.
 *
 * Found by going through the candidates one by one and noting every state that taking or leaving each of them leads to.
 */
import type { Reserved } from './contest.ts';

/** Whether choosing from those who stand, for all seats that are left or as many as there are candidates, can meet every need. */
export function possible(reserved: readonly Reserved[], standing: readonly string[], elected: readonly string[], seats: number): boolean {
  const free = Math.min(seats - elected.length, standing.length);
  if (free < 0) return false;
  const needs = reserved.map(({ options, atLeast }) => Math.max(0, atLeast - elected.filter(each => options.includes(each)).length));
  let states = new Map([[needs.join() + `/${free}`, { needs, free }]]);
  for (const option of standing) {
    const next = new Map(states);
    for (const state of states.values()) {
      if (state.free === 0) continue;
      const left = state.needs.map((need, group) => (need > 0 && reserved[group]!.options.includes(option) ? need - 1 : need));
      next.set(left.join() + `/${state.free - 1}`, { needs: left, free: state.free - 1 });
    }
    states = next;
  }
  return [...states.values()].some(state => state.free === 0 && state.needs.every(need => need === 0));
}

export function mustAndCannot(reserved: readonly Reserved[], standing: readonly string[], elected: readonly string[], seats: number): { readonly must: readonly string[]; readonly cannot: readonly string[] } {
  if (reserved.length === 0) return { must: [], cannot: [] };
  const others = (option: string): string[] => standing.filter(each => each !== option);
  return {
    must: standing.filter(option => !possible(reserved, others(option), elected, seats)),
    cannot: standing.filter(option => !possible(reserved, others(option), [...elected, option], seats)),
  };
}
