/**
 * One door to all rules that share seats among lists and seat their candidates.
 *
 * Definition: seats by the rule of shares; then, of lists that name their candidates, who takes them. A list cannot take more seats than it has
 * candidates, except from a constituency.
 * Source: each rule names its own.
 * Complexity: that of the rule.
 */
import { parseRational } from '#kernel/rational.ts';
import { unreachable } from '#kernel/unreachable.ts';
import { apportionLists, type ListClaim } from '../apportion/lists.ts';
import type { Apportionment } from '../apportion/method.ts';
import { shareByKieswet } from './kieswet.ts';
import type { ListCandidate, ListRule, Shares } from './list-rule.ts';
import { shareMixed } from './mixed-member.ts';
import { seatCandidates, type Seated } from './order.ts';
import { shareByRegions, type RegionalSeats } from './regional.ts';
import { shareInWorksCouncil } from './works-council.ts';

export interface List extends ListClaim {
  /** In the order of the list. Absent where it is not known who stands; then the count ends with the seats. */
  readonly candidates?: readonly ListCandidate[];
  /** Seats won in constituencies, under mixed-member rules. */
  readonly constituencies?: number;
  /** Votes by region, under regional rules; `votes` is then their sum. */
  readonly regions?: readonly bigint[];
}

export interface ListContest {
  readonly lists: readonly List[];
  readonly seats: number;
  /** All valid votes, where more were cast than for the lists named. */
  readonly valid?: bigint;
  /** Seats of a works council for the sex in the minority. */
  readonly leastOfMinority?: number;
  /** Places of the lists in the order drawn, the earlier before the later: what Kieswet and works councils ask of a lot. */
  readonly lots?: readonly number[];
}

export interface ListCount extends Apportionment {
  /** Places of the lists that do not share: below the threshold. */
  readonly below: readonly number[];
  /** Of mixed-member rules: seats of the whole house. */
  readonly house?: number;
  readonly regions?: RegionalSeats['regions'];
  /** Of works councils: seats for the minority that no list could fill. */
  readonly short?: number;
  /** Of each list that names its candidates. Absent while it is open how many seats the lists have. */
  readonly seated?: readonly (Seated | undefined)[];
}

/** @throws RangeError for a contest that the rule cannot count, as its counter says */
export function countLists(rule: ListRule, contest: ListContest): ListCount {
  const shared = share(rule.shares, contest);
  if (shared.status !== 'decided' || shared.seated) return shared;
  if (contest.lists.every(({ candidates }) => !candidates)) return shared;
  const quota = shared.quota === undefined ? undefined : parseRational(shared.quota);
  const seated = contest.lists.map(({ votes, candidates, constituencies = 0 }, place) =>
    candidates && seatCandidates(rule.order, { votes, candidates, seats: Math.max(0, (shared.seats[place] as number) - constituencies), ...(quota ? { quota } : {}) }));
  return { ...shared, seated, status: seated.some(list => list?.tie) ? 'ruling-needed' : 'decided' };
}

/** The candidates of a list are the most seats it can take. */
function bounded(lists: readonly List[]): readonly List[] {
  return lists.map(list => (list.candidates ? { ...list, maximum: Math.min(list.maximum ?? Number.MAX_SAFE_INTEGER, list.candidates.length) } : list));
}

function share(shares: Shares, contest: ListContest): ListCount {
  const { lists, seats, valid, lots } = contest;
  switch (shares.kind) {
    case 'plain': return apportionLists(shares.method, bounded(lists), seats, shares.threshold, valid);
    case 'kieswet': return { ...shareByKieswet(shares, bounded(lists), seats, lots), below: [] };
    case 'mixed-member': return shareMixed(shares, lists.map(({ votes, constituencies = 0 }) => ({ votes, constituencies })), seats, valid);
    case 'regional': return byRegions(shares, contest);
    case 'works-council': return inWorksCouncil(contest);
    default: return unreachable(shares);
  }
}

function byRegions(shares: Extract<Shares, { kind: 'regional' }>, { lists, seats }: ListContest): ListCount {
  const { among, regions, ...held } = shareByRegions(shares, lists.map(({ votes, regions = [votes] }) => regions), seats);
  return { ...held, awards: [], regions, ...(among.tie ? { tie: among.tie } : {}) };
}

function inWorksCouncil({ lists, seats, leastOfMinority = 0, lots }: ListContest): ListCount {
  if (lists.some(({ candidates }) => !candidates)) throw new RangeError('every list of a works council names its candidates');
  const { elected, ...shared } = shareInWorksCouncil(lists.map(({ votes, candidates = [] }) => ({ votes, candidates })), seats, leastOfMinority, lots);
  const following = (place: number): readonly ListCandidate[] => (lists[place]?.candidates ?? []).filter(candidate => !elected[place]?.includes(candidate));
  return { ...shared, below: [], seated: elected.map((those, place) => ({ elected: those, following: following(place) })) };
}
