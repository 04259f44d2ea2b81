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
