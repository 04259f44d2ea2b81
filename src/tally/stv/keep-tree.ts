/**
 * Ballots as a tree of ranks, so that what a thousand ballots have in common is worked out once.
 *
 * Definition: a node is a rank, reached by all ballots that name the same candidates before it, those who are out left aside. What a ballot
 * still has when it comes there is the same for all of them, because it follows from the keep values on the way.
 * Source: our own; it gives the sums of the ballot-by-ballot rule exactly, which a test holds against a count of single ballots.
 * Complexity: one step per node that a vote can reach. A ballot is looked at again only when somebody before its end was elected.
 */
import { JOINED, type Papers } from '../papers.ts';
import { sumOver } from '../weights.ts';

export interface KeepValues {
  /** Of each candidate; 0 for those who are out. */
  readonly keep: readonly bigint[];
  readonly one: bigint;
  readonly keeps: 'share' | 'price';
}

interface Node {
  readonly options: readonly number[];
  /** Votes behind the ballots that come here. */
  votes: bigint;
  /** The ballots, until they are spread over the nodes that follow. */
  papers: number[] | undefined;
  next: readonly Node[];
}

export class KeepTree {
  private readonly papers: Papers;
  /** The mark at which each ballot is read on. */
  private readonly at: Uint32Array;
  private readonly out: Uint8Array;
  private readonly roots: readonly Node[];

  /** @param out 1 for those who are out */
  constructor(papers: Papers, out: Uint8Array) {
    this.papers = papers;
    this.out = out;
    this.at = papers.starts.slice(0, papers.size);
    this.roots = this.spread(Array.from({ length: papers.size }, (_, paper) => paper));
  }

  /** Votes of every candidate under the keep values, in units of the last decimal. */
  votes(values: KeepValues): bigint[] {
    const votes = values.keep.map(() => 0n);
    for (const root of this.roots) this.give(root, values.one, values, votes);
    return votes;
  }

  private give(node: Node, has: bigint, values: KeepValues, votes: bigint[]): void {
    const part = has / BigInt(node.options.length);
    let left = has;
    for (const option of node.options) {
      const kept = keptOf(part, values.keep[option] as bigint, values);
      votes[option] = (votes[option] as bigint) + kept * node.votes;
      left -= kept;
    }
    // Whoever keeps everything leaves nothing; what a division by equals leaves over is lost, not handed on.
    if (left <= 0n || node.options.every(option => values.keep[option] === values.one)) return;
    if (node.papers) {
      node.next = this.spread(node.papers);
      node.papers = undefined;
    }
    for (const next of node.next) this.give(next, left, values, votes);
  }

  private spread(papers: readonly number[]): readonly Node[] {
    const single: (Node | undefined)[] = [];
    const shared = new Map<string, Node>();
    for (const paper of papers) {
      const options = this.rank(paper);
      if (options.length === 0) continue;
      const node = options.length === 1 ? (single[options[0] as number] ??= fresh(options)) : sharedNode(shared, options);
      (node.papers as number[]).push(paper);
    }
    const nodes = [...single.filter(node => node !== undefined), ...shared.values()];
    for (const node of nodes) node.votes = sumOver(this.papers.weights, node.papers as number[]);
    return nodes;
  }

  /** The next rank in which somebody is left, who is there, and the ballot read on beyond it. */
  private rank(paper: number): readonly number[] {
    const { starts, marks } = this.papers;
    const end = starts[paper + 1] as number;
    let at = this.at[paper] as number;
    const found: number[] = [];
    while (at < end && !(found.length > 0 && ((marks[at] as number) & JOINED) === 0)) {
      const option = (marks[at++] as number) & ~JOINED;
      if (this.out[option] !== 1) found.push(option);
    }
    this.at[paper] = at;
    return found;
  }
}

function fresh(options: readonly number[]): Node {
  return { options, votes: 0n, papers: [], next: [] };
}

function sharedNode(shared: Map<string, Node>, options: readonly number[]): Node {
  const sorted = [...options].sort((a, b) => a - b);
  const key = sorted.join(' ');
  const node = shared.get(key) ?? fresh(sorted);
  shared.set(key, node);
  return node;
}

/** Rounded up, as the reference rule has it. */
function keptOf(has: bigint, keep: bigint, { keeps, one }: KeepValues): bigint {
  if (keep === one) return has;
  if (keeps === 'price') return has < keep ? has : keep;
  return (has * keep + one - 1n) / one;
}
