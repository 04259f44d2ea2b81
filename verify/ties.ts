/**
 * Ties, broken by the steps that the order of poll names, one after another: each narrows those tied or leaves them,
 * and the first that leaves one decides. A step whose input is not in the record stops there: people have to decide.
 */
export type Purpose = 'elect' | 'exclude' | 'transfer';
export type Votes = ReadonlyMap<string, bigint>;

export interface Ruling {
  readonly between: readonly string[];
  readonly winner: string;
}

export interface Means {
  readonly ladder: readonly string[];
  /** Options in the order drawn; the earlier wins. */
  readonly lots?: readonly string[];
  /** In the order they were given. */
  readonly rulings?: readonly Ruling[];
  readonly incumbents: readonly string[];
}

export interface Tie {
  readonly stage: number;
  readonly between: readonly string[];
  readonly brokenBy: string;
}

export interface Asked {
  readonly stage: number;
  readonly purpose: Purpose;
  readonly between: readonly string[];
  /** Votes at the end of each stage so far, the first first. */
  readonly history: readonly Votes[];
}

function extreme(left: readonly string[], votes: Votes, purpose: Purpose): readonly string[] {
  const sorted = left.map(each => votes.get(each) ?? 0n).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const wanted = purpose === 'exclude' ? sorted[0] : sorted.at(-1);
  return left.filter(each => (votes.get(each) ?? 0n) === wanted);
}

function drawn(left: readonly string[], lots: readonly string[] | undefined, purpose: Purpose): readonly string[] | undefined {
  if (!lots || left.some(each => !lots.includes(each))) return undefined;
  const order = lots.filter(each => left.includes(each));
  return [purpose === 'exclude' ? order.at(-1)! : order[0]!];
}

function ruled(left: readonly string[], rulings: readonly Ruling[], purpose: Purpose): readonly string[] | undefined {
  const fits = ({ between, winner }: Ruling): boolean => new Set(between).size === left.length && left.every(each => between.includes(each)) && left.includes(winner);
  const ruling = rulings.find(fits);
  if (!ruling) return undefined;
  if (purpose !== 'exclude') return [ruling.winner];
  const others = left.filter(each => each !== ruling.winner);
  return others.length === 1 ? others : ruled(others, rulings, purpose);
}

/** Undefined: the step waits for an input. */
function narrowed(step: string, left: readonly string[], { purpose, history }: Asked, means: Means): readonly string[] | undefined {
  switch (step) {
    case 'earlier-stage': return [...history].reverse().reduce((still, votes) => extreme(still, votes, purpose), left);
    case 'earliest-stage': return history.reduce((still, votes) => extreme(still, votes, purpose), left);
    case 'first-preferences': return extreme(left, history[0] ?? new Map(), purpose);
    case 'lot': return drawn(left, means.lots, purpose);
    case 'ruling': return ruled(left, means.rulings ?? [], purpose);
    case 'incumbent': {
      const preferred = left.filter(each => means.incumbents.includes(each) === (purpose !== 'exclude'));
      return preferred.length > 0 ? preferred : left;
    }
    default: return undefined;
  }
}

export function settle(asked: Asked, means: Means): { readonly chosen: string | undefined; readonly tie: Tie } {
  const { stage, between } = asked;
  let left = between;
  for (const step of means.ladder) {
    const next = narrowed(step, left, asked, means);
    if (!next) break;
    left = next;
    if (left.length === 1) return { chosen: left[0], tie: { stage, between, brokenBy: step } };
  }
  return { chosen: undefined, tie: { stage, between, brokenBy: 'nothing' } };
}
