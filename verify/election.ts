/** An election counted again from its ballots, in the form in which the verdict shows a count. */
import type { Json } from './canonical.ts';
import { countBucklin } from './counts/bucklin.ts';
import type { Counted, CountedStage, Election, Paper, Reopening, Reserved } from './counts/contest.ts';
import { countErs97 } from './counts/ers97.ts';
import { countKeepValues } from './counts/keep-values.ts';
import { countMarks, countPoints } from './counts/most-votes.ts';
import { countPairs } from './counts/pairs.ts';
import { countContingent, countIrv } from './counts/run-offs.ts';
import { oneOf } from './counts/settings.ts';
import { countStv } from './counts/stv.ts';
import { ranksRead, ruleOf } from './election-rules.ts';
import { countIn, listIn, Malformed, membersIn, textIn, textsIn } from './fields.ts';
import type { Members } from './shape.ts';
import { settle, type Means } from './ties.ts';

function paperOf(group: Json): Paper {
  const { choice, weight } = membersIn(group, 'ballots');
  const { kind, order, options, ranks, points } = membersIn(choice, 'choice');
  const votes = BigInt(countIn(weight, 'weight'));
  switch (kind) {
    case 'ranking': return { ranks: textsIn(order, 'order').map(name => [name]), weight: votes };
    case 'ranks': return { ranks: listIn(ranks, 'ranks').map(rank => textsIn(rank, 'rank')), weight: votes };
    case 'picks': return { ranks: [textsIn(options, 'options')].filter(names => names.length > 0), weight: votes };
    case 'points': return { ranks: [], points: new Map(Object.entries(membersIn(points, 'points')).map(([name, given]) => [name, BigInt(countIn(given, name))])), weight: votes };
    default: throw new Malformed(`a ballot of kind ${String(kind)} cannot elect`);
  }
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

/** Papers as far as their ranks count. */
function cut(election: Election, rule: Members): Election {
  return { ...election, papers: election.papers.map(paper => ({ ...paper, ranks: paper.ranks.slice(0, ranksRead(rule)) })) };
}

/** Undefined for a family that is not known here. */
function countBy(rule: Members, election: Election): Counted | undefined {
  switch (rule.kind) {
    case 'marks': return countMarks(election, rule);
    case 'points': return countPoints(election, rule);
    case 'irv': return countIrv(cut(election, rule), rule);
    case 'contingent': return countContingent(cut(election, rule));
    case 'bucklin': return countBucklin(election);
    case 'schulze':
    case 'ranked-pairs': return countPairs(election, rule);
    case 'stv': return countStv(election, rule);
    case 'ers97': return countErs97(election);
    case 'meek': return countKeepValues(election, rule);
    default: return undefined;
  }
}

function reopeningOf(spelled: Json | undefined): Reopening | undefined {
  if (spelled === undefined) return undefined;
  const reopen = membersIn(spelled, 'reopen');
  return { option: textIn(reopen.option, 'option'), elected: oneOf(reopen, 'elected', ['void', 'empty']), excluded: oneOf(reopen, 'excluded', ['as-any', 'never']) };
}

function reservedOf(spelled: Json | undefined): readonly Reserved[] {
  return spelled === undefined ? [] : listIn(spelled, 'reserved').map(each => {
    const { options, atLeast } = membersIn(each, 'reserved');
    return { options: textsIn(options, 'options'), atLeast: countIn(atLeast, 'at least') };
  });
}

function electionOf(order: Members, ballots: readonly Json[], means: Means): Election {
  const { seats, reopen, reserved } = membersIn(order.decision, 'decision');
  const options = listIn(order.options, 'options').map(option => textIn(membersIn(option, 'option').id, 'id'));
  const papers = ballots.map(paperOf);
  if (papers.some(({ ranks, points }) => [...ranks.flat(), ...points?.keys() ?? []].some(name => !options.includes(name)))) throw new Malformed('a ballot names who does not stand');
  const reopening = reopeningOf(reopen);
  return { options, seats: countIn(seats, 'seats'), papers, offered: options.length, means, ...(reopening ? { reopen: reopening } : {}), reserved: reservedOf(reserved) };
}

/** Orders that spell their rule let nobody follow who ran behind re-opened nominations, or lacks a majority that the rule asks for. */
function refused({ ranking, stages, reopened, asked }: Counted, reopen: Reopening | undefined): ReadonlySet<string> {
  const place = reopen ? ranking.findIndex(group => group.includes(reopen.option)) : -1;
  const behind = reopened !== undefined ? ranking.flat() : place < 0 ? [] : ranking.slice(place + 1).flat();
  const short = asked === undefined ? [] : ranking.flat().filter(option => 2n * BigInt(stages.at(-1)!.votes[option]!) <= asked);
  return new Set([...behind, ...short]);
}

function followers(counted: Counted, { means, reopen }: Election): readonly string[] {
  const gone = refused(counted, reopen);
  const before = alternatesOf(counted.ranking.filter(group => !group.every(option => gone.has(option))), means);
  const reopening = before.indexOf(reopen?.option ?? '');
  return reopening < 0 ? before : before.slice(0, reopening);
}

function recordOf(counted: Counted, election: Election, spelled: boolean): Members {
  const { elected, ranking, stages, ties, quota, reopened, pairwise, open } = counted;
  const told = stages.map(({ quota: ofStage, ...stage }: CountedStage) => ({ ...stage, ...(ofStage === undefined ? {} : { quota: ofStage }) }));
  const record = {
    elected, alternates: spelled ? followers(counted, election) : alternatesOf(ranking, election.means), stages: told, ties, ...(quota === undefined ? {} : { quota }), ...(open ? { tied: ties.at(-1)?.between } : {}),
    ...(reopened === undefined ? {} : { reopened }), ...(pairwise === undefined ? {} : { pairwise }),
  };
  return record as unknown as Members;
}

/** Undefined for a rule that is not known here. */
export function recount(order: Members, ballots: readonly Json[], means: Means): { readonly record: Members; readonly open: boolean } | undefined {
  const decision = membersIn(order.decision, 'decision');
  const rule = ruleOf(decision);
  const election = electionOf(order, ballots, means);
  const counted = rule && countBy(rule, election);
  if (!rule || !counted) return undefined;
  return { record: { ...recordOf(counted, election, decision.rule !== undefined), ...(decision.rule === undefined ? {} : { rule }) }, open: counted.open };
}
