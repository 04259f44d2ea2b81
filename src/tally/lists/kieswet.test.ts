import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Apportionment, Claim } from '../apportion/method.ts';
import { shareByKieswet } from './kieswet.ts';
import { LIST_PRESETS } from './list-presets.ts';

const RULE = LIST_PRESETS.kieswet.shares;
const claims = (votes: readonly number[], maximum?: readonly number[]): Claim[] => votes.map((each, place) => ({ votes: BigInt(each), ...(maximum ? { maximum: maximum[place] as number } : {}) }));
const share = (seats: number, votes: readonly number[], maximum?: readonly number[], lots?: readonly number[]): Apportionment => shareByKieswet(RULE, claims(votes, maximum), seats, lots);
const rest = ({ awards }: Apportionment): string[] => awards.flatMap(({ claim, seats, because }) => (because === 'quota' ? [] : [`${claim}${seats < 0 ? ' loses' : ''} ${because}`]));
const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

describe('a council of nineteen seats and more', () => {
  it('gives what whole quotas leave to the largest averages, also to lists below the quota', () => {
    const shared = share(20, [1000, 500, 300, 145, 55]);
    expect([shared.quota, shared.seats, rest(shared)]).toEqual(['100', [11, 5, 3, 1, 0], ['0 highest-average']]);
  });
  it('may give several to one list', () => expect(rest(share(19, [850, 40, 40, 20]))).toEqual(['0 highest-average', '0 highest-average']));
});

describe('a council of fewer seats', () => {
  it('gives one seat each to the largest remainders of lists with three quarters of the quota', () => {
    // The quota is 100: the remainders are 20, 80, 60 and 74, and the last list has less than 75 votes.
    const shared = share(10, [420, 280, 160, 74, 66]);
    expect([shared.seats, rest(shared)]).toEqual([[5, 3, 2, 0, 0], ['1 largest-remainder', '2 largest-remainder', '0 largest-remainder']]);
  });
  it('counts exactly three quarters as enough', () => expect(rest(share(10, [425, 300, 200, 75]))).toEqual(['3 largest-remainder']));
  it('goes on by averages, one to each list, and then by averages alone', () => {
    // The quota is 100; one list has it, the others have less than 75 votes and are many.
    const shared = share(10, [280, ...Array.from({ length: 12 }, () => 60)], [13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(rest(shared).slice(0, 2)).toEqual(['0 largest-remainder', '0 highest-average']);
    expect([shared.status, shared.seats[0], shared.tie]).toEqual(['ruling-needed', 4, { between: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], seats: 6 }]);
    expect(share(10, [280, 720], [13, 0]).seats).toEqual([10, 0]);
  });
});

describe('article P 9', () => {
  // 15 seats of 5,100 votes: the quota is 340; the first list has 2,551 votes and seven whole quotas, and the largest remainders are those of others.
  const votes = [2551, 645, 644, 640, 620];
  it('gives more than half of the votes more than half of the seats, and takes the seat that was given last', () => {
    const shared = share(15, votes);
    expect([shared.seats, rest(shared)]).toEqual([[8, 2, 2, 2, 1], ['1 largest-remainder', '2 largest-remainder', '3 largest-remainder', '4 largest-remainder', '4 loses absolute-majority', '0 absolute-majority']]);
  });
  it('asks for a lot when several got the last seat by the same figure, and takes it from the list drawn last', () => {
    const equal = [2551, 645, 644, 630, 630];
    expect(share(15, equal)).toMatchObject({ status: 'ruling-needed', tie: { between: [3, 4], seats: 1 } });
    expect(share(15, equal, undefined, [4, 3, 2, 1, 0])).toMatchObject({ status: 'decided', seats: [8, 2, 2, 1, 2] });
  });
  it('gives the seat back when the list with the majority has no candidate for it', () => {
    const shared = share(15, votes, [7, 9, 9, 9, 9]);
    expect([shared.seats, rest(shared).slice(-2)]).toEqual([[7, 2, 2, 2, 2], ['0 loses list-exhausted', '4 largest-remainder']]);
  });
  it('does nothing at half of the votes', () => expect(rest(share(15, [2550, 646, 644, 640, 620]))).not.toContain('0 absolute-majority'));
});

describe('article P 10', () => {
  it('gives the seats of an exhausted list anew, and leaves empty what nobody can fill', () => {
    expect(share(20, [1000, 600, 400], [4, 20, 20])).toMatchObject({ seats: [4, 10, 6], status: 'decided' });
    expect(share(20, [1000, 600, 400], [4, 5, 6])).toMatchObject({ seats: [4, 5, 6], unfilled: 5 });
  });
});

describe('every council', () => {
  const votes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 7 }).filter(all => total(all) > 0);
  it('has all seats filled, empty for want of candidates, or waiting for a lot', () => { fc.assert(fc.property(votes, fc.integer({ min: 1, max: 24 }), fc.array(fc.nat(6), { minLength: 7, maxLength: 7 }), (all, seats, most) => {
    const shared = share(seats, all, most);
    if (shared.status === 'decided') {
      expect(total(shared.seats) + shared.unfilled).toBe(seats);
      shared.seats.forEach((held, place) => { expect(held).toBeLessThanOrEqual(most[place] as number); });
    }
    expect(total(shared.awards.map(award => award.seats))).toBe(total(shared.seats));
  })); });
  it('is decided when lots are drawn, and the order of lists means nothing beyond them', () => { fc.assert(fc.property(votes, fc.integer({ min: 1, max: 24 }), (all, seats) => {
    const lots = all.map((_, place) => place);
    const shared = share(seats, all, undefined, lots);
    const turned = share(seats, all.toReversed(), undefined, lots.toReversed());
    expect([shared.status, turned.seats.toReversed()]).toEqual(['decided', shared.seats]);
  })); });
  it('gives whoever has more than half of the votes more than half of the seats', () => { fc.assert(fc.property(votes, fc.integer({ min: 2, max: 24 }), (all, seats) => {
    const shared = share(seats, all, undefined, all.map((_, place) => place));
    all.forEach((each, place) => { if (2 * each > total(all)) expect(2 * (shared.seats[place] as number)).toBeGreaterThan(seats); });
  })); });
  it('refuses an election in which nobody has a vote', () => expect(() => share(9, [0, 0])).toThrow(RangeError));
});
