/** Candidates in order of preference, the first most wanted. A candidate stands in it at most once. */
export type Ranking = readonly string[];

/** Puts a candidate last in the order; one who already stands in it keeps the place. */
export function rank(ranking: Ranking, candidate: string): Ranking {
  return ranking.includes(candidate) ? ranking : [...ranking, candidate];
}

export function unrank(ranking: Ranking, candidate: string): Ranking {
  return ranking.filter(other => other !== candidate);
}

/** Moves a candidate by one place; at either end nothing changes. */
export function move(ranking: Ranking, candidate: string, by: -1 | 1): Ranking {
  const from = ranking.indexOf(candidate);
  const neighbour = ranking[from + by];
  if (from === -1 || neighbour === undefined) return ranking;
  return ranking.map((other, place) => (place === from ? neighbour : place === from + by ? candidate : other));
}

/** The order as ranks: those who share the rank of whoever stands before them are in one. */
export function ranksOf(ranking: Ranking, shared: readonly string[]): readonly (readonly string[])[] {
  return ranking.reduce<readonly (readonly string[])[]>((ranks, candidate) => {
    const last = ranks.at(-1);
    return last && shared.includes(candidate) ? [...ranks.slice(0, -1), [...last, candidate]] : [...ranks, [candidate]];
  }, []);
}
