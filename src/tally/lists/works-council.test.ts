import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListCandidate } from './list-rule.ts';
import { leastOfMinority, shareInWorksCouncil, type CouncilList, type CouncilSeats } from './works-council.ts';

/** "mwm": three candidates, w of the sex in the minority; they are named by list and place. */
const list = (votes: number, sexes: string, name: string): CouncilList => ({ votes: BigInt(votes), candidates: [...sexes].map((sex, place): ListCandidate => ({ name: `${name}${place + 1}`, minority: sex === 'w' })) });
const elected = ({ elected: all }: CouncilSeats): string => all.map(those => those.map(({ name }) => name).join(' ')).join(' | ');

describe('the least number of the minority', () => {
  it('is what highest figures give to the heads of both sexes', () => {
    // 871 women among 3,469 for 23 seats: six, as the court of Berlin and Brandenburg tells the case 7 TaBV 358/17.
    expect(leastOfMinority(871, 3469 - 871, 23)).toEqual([6]);
    expect(leastOfMinority(30, 70, 5)).toEqual([1]);
  });
  it('asks for a lot where the last figure belongs to both', () => expect(leastOfMinority(20, 60, 3)).toEqual([0, 1]));
});

describe('seats of a works council', () => {
  it('go by the highest figures when the minority has enough of them', () =>
    expect(elected(shareInWorksCouncil([list(60, 'mwmm', 'A'), list(40, 'wmm', 'B')], 5, 2))).toBe('A1 A2 A3 | B1 B2'));
  it('replace whoever has the lowest figure by the next of the minority on the same list', () =>
    expect(elected(shareInWorksCouncil([list(61, 'mmmww', 'A'), list(40, 'mmw', 'B')], 5, 2))).toBe('A1 A2 A4 | B1 B3'));
  it('pass the seat to the next figure of a list with somebody of the minority, when the own list has nobody', () => {
    const shared = shareInWorksCouncil([list(60, 'mmmww', 'A'), list(41, 'mm', 'B')], 5, 1);
    // The figures are 60, 41, 30, 20.5, 20: the lowest is A's third, which stays within A.
    expect(elected(shared)).toBe('A1 A2 A4 | B1 B2');
    const other = shareInWorksCouncil([list(60, 'mmmm', 'A'), list(35, 'mmw', 'B'), list(14, 'mw', 'C')], 5, 2);
    // 60, 35, 30, 20, 17.5: B's second is the lowest and becomes B3; then A's third, 20, goes to 14, C's first, who must be C2.
    expect([elected(other), other.seats]).toEqual(['A1 A2 | B1 B3 | C2', [2, 2, 1]]);
  });
  it('stay where they are when no list has anybody', () =>
    expect(shareInWorksCouncil([list(61, 'mmm', 'A'), list(40, 'mmw', 'B')], 4, 3)).toMatchObject({ seats: [2, 2], short: 2, status: 'decided' }));
  it('pass over lists without further candidates', () => expect(shareInWorksCouncil([list(90, 'm', 'A'), list(10, 'mmm', 'B')], 3, 0).seats).toEqual([1, 2]));
  it('ask for a lot between lists with the same figure, and take the seat of the one drawn last', () => {
    const lists = [list(50, 'mmw', 'A'), list(50, 'mmw', 'B')];
    expect(shareInWorksCouncil(lists, 4, 1)).toMatchObject({ status: 'ruling-needed', tie: { between: [0, 1], seats: 1 } });
    expect(elected(shareInWorksCouncil(lists, 4, 1, [1, 0]))).toBe('A1 A3 | B1 B2');
    expect(shareInWorksCouncil(lists, 3, 0)).toMatchObject({ status: 'ruling-needed', seats: [1, 1], tie: { between: [0, 1], seats: 1 } });
    expect(shareInWorksCouncil(lists, 3, 0, [1, 0]).seats).toEqual([1, 2]);
  });

  const any = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.string({ unit: fc.constantFrom('m', 'w'), minLength: 1, maxLength: 6 })), { minLength: 1, maxLength: 4 });
  it('have the least number of the minority, or nobody of it is left', () => { fc.assert(fc.property(any, fc.integer({ min: 1, max: 9 }), fc.nat(9), (all, seats, least) => {
    const lists = all.map(([votes, sexes], place) => list(votes, sexes, String(place)));
    const shared = shareInWorksCouncil(lists, seats, least, all.map((_, place) => place));
    expect(shared.status).toBe('decided');
    expect(shared.elected.flat().length + shared.unfilled).toBe(seats);
    expect(new Set(shared.elected.flat()).size).toBe(shared.elected.flat().length);
    const women = shared.elected.flat().filter(({ minority }) => minority).length;
    const standing = lists.flatMap(({ candidates }) => candidates).filter(({ minority }) => minority).length;
    expect(women + shared.short).toBeGreaterThanOrEqual(Math.min(least, seats));
    if (shared.short > 0 && shared.unfilled === 0) expect(women).toBe(standing);
  })); });
});
