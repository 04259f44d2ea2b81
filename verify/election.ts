/** An election counted again from its ballots, in the form in which the verdict shows a count. */
import type { Json } from './canonical.ts';
import type { Counted, Election, Paper } from './contest.ts';
import { countIn, listIn, Malformed, membersIn, textIn, textsIn } from './fields.ts';
import { asksMajority, namesAllowed } from './election-rules.ts';
import { countMostVotes } from './most-votes.ts';
import type { Members } from './shape.ts';
import { settle, type Means } from './ties.ts';
import { countTransfers } from './transfers.ts';

function paperOf(group: Json): Paper {
  const { choice, weight } = membersIn(group, 'ballots');
  const { kind, order, options } = membersIn(choice, 'choice');
  if (kind !== 'ranking' && kind !== 'picks') throw new Malformed(`a ballot of kind ${String(kind)} cannot elect`);
  return { names: textsIn(kind === 'ranking' ? order : options, 'choice'), weight: BigInt(countIn(weight, 'weight')) };
}

/** Equal runners-up are parted by the same ladder, and dropped where it cannot part them. */
function alternatesOf(ranking: Counted['ranking'], means: Means): string[] {
  const ordered: string[] = [];
  for (const group of ranking) {
    let left = group;
    while (left.length > 1) {
      const { chosen } = settle({ stage: 1, purpose: 'elect', between: left, history: [] }, means);
      if (chosen === undefined) break;
      ordered.push(chosen);
      left = left.filter(each => each !== chosen);
    }
    if (left.length === 1) ordered.push(left[0]!);
  }
  return ordered;
}

function countWith(method: string, election: Election): Counted | undefined {
  switch (method) {
    case 'scottish-stv': return countTransfers(election, { decimals: 5, elects: 'whole quota' });
    case 'wigm': return countTransfers(election, { decimals: 4, elects: 'quota with a fraction' });
    case 'irv': return countTransfers(election, { decimals: 0, elects: 'majority in play' });
    default: {
      const limit = namesAllowed(method, election.seats, election.options.length);
      return limit === undefined ? undefined : countMostVotes({ ...election, limit }, asksMajority(method));
    }
  }
}

/** Undefined for a method that is not known here. */
export function recount(order: Members, ballots: readonly Json[], means: Means): { readonly record: Members; readonly open: boolean } | undefined {
  const { method, seats } = membersIn(order.decision, 'decision');
  const options = listIn(order.options, 'options').map(option => textIn(membersIn(option, 'option').id, 'id'));
  const papers = ballots.map(paperOf);
  if (papers.some(paper => paper.names.some(name => !options.includes(name)))) throw new Malformed('a ballot names who does not stand');
  const counted = countWith(textIn(method, 'method'), { options, seats: countIn(seats, 'seats'), papers, limit: 0, means });
  if (!counted) return undefined;
  const { quota, elected, ranking, ties, stages, open } = counted;
  const record = {
    elected, alternates: alternatesOf(ranking, means), stages, ties,
    ...(quota === undefined ? {} : { quota }), ...(open ? { tied: ties.at(-1)?.between } : {}),
  };
  return { record: record as unknown as Members, open };
}
