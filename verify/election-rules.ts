/** The counting rules that can be counted again here, by their names in the order of poll. */
/** How many names a paper may bear under a rule that counts marks; undefined under any other. */
export function namesAllowed(method: string, seats: number, options: number): number | undefined {
  return new Map([['plurality', 1], ['block', seats], ['limited', Math.max(1, seats - 1)], ['approval', options], ['yes-no-each', options]]).get(method);
}

/** Whether the rule reads an order of preference. */
export function readsRankings(method: string): boolean {
  return ['scottish-stv', 'wigm', 'irv'].includes(method);
}

/** Rules under which whoever is elected needs more than half of all ballots, empty ones too. */
export function asksMajority(method: string): boolean {
  return method === 'yes-no-each';
}
