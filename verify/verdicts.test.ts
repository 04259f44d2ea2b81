import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spell, type Json } from './canonical.ts';
import { digestOf } from './fields.ts';
import type { Entry } from './shape.ts';
import { leafHash, Tree } from './tree.ts';
import { Verdicts } from './verdicts.ts';

type Event = readonly [kind: string, data: Json];

function entry(kind: string, at: number, events: readonly Event[], content: Json = {}): Entry {
  return { org: 'o', authority: '1', applied: [], charter: 'c', act: { key: `k${at}`, kind, by: null, content, at }, events: events.map(([name, data]) => ({ kind: name, v: 1, data })) };
}

function leafOf(each: Entry): Buffer {
  return leafHash(spell(each as unknown as Json, 0));
}

/** The event that names a board of these entries. */
function naming(parts: readonly Entry[], ballots: number): Event {
  const tree = new Tree();
  for (const part of parts) tree.append(leafOf(part));
  return ['board-published', { poll: 'p', parts: parts.length, ballots, root: tree.root().toString('hex') }];
}

function codesOf(entries: readonly Entry[]): string[] {
  const codes: string[] = [];
  const verdicts = new Verdicts();
  for (const each of entries) verdicts.take(each, leafOf(each), code => codes.push(code));
  return codes;
}

const HALF = { all: [{ share: '1/2', strict: true, of: 'cast', counted: 'heads' }], quorum: [] };

function order(changes: { readonly [name: string]: Json }): { [name: string]: Json } {
  return {
    poll: 'p', for: { kind: 'motion', id: 'm' }, options: [], roll: { spec: { of: 'holders', weighted: true }, root: 'r', size: 3, weight: 10 }, bases: { members: 3 },
    decision: { kind: 'threshold', threshold: HALF }, ties: [], secrecy: 'open', mode: 'card', opens: 1, closes: 9, ...changes,
  };
}

const question = (vote: string): Json => ({ kind: 'question', vote });
const SPLIT: Json = { kind: 'split', for: 2, against: 1, abstain: 1 };

/** Alternatives of one shift each. */
function changes(counted: string, shifts: { readonly [kind: string]: number }): Json {
  return Object.entries(shifts).map(([kind, by]) => ({ shifts: [{ kind, counted, by: String(by) }] }));
}

describe('a card vote', () => {
  const frozen = order({});
  const opened = entry('put-to-vote', 1, [['poll-opened', { order: frozen, body: 'b' }]]);
  const votes = [{ line: 0, choice: question('for'), weight: 5, seat: 's0' }, { line: 1, choice: SPLIT, weight: 4, seat: 's1' }, { line: 2, choice: question('against'), weight: 1, seat: 's2' }];
  const cast = entry('cast-batch', 2, [['votes-cast', { poll: 'p', votes }]]);
  const verdict = {
    order: digestOf(frozen), outcome: 'carried', marks: 3,
    totals: { for: { heads: 2, weight: 7 }, against: { heads: 1, weight: 2 }, abstain: { heads: 0, weight: 1 } },
    tests: [{ kind: 'majority', share: '1/2', strict: true, of: 'cast', counted: 'weights', have: '7', need: '9/2', base: '9', met: true }],
    // Two against five would tie; all ten votes have been cast, so that nobody is left to vote against.
    wouldHaveChangedIt: changes('weights', { 'fewer-for': 5, 'for-to-against': 3, 'for-to-abstain': 5 }),
  };
  const closing = (changed: { readonly [name: string]: Json }): Entry => entry('close-poll', 9, [['poll-closed', { poll: 'p', verdict: { ...verdict, ...changed } }]]);

  it('counts the votes that the delegations carry, and divided ones by their parts', () => {
    expect(codesOf([opened, cast, closing({})])).toEqual([]);
  });

  it.each<[string, Entry, string]>([
    ['a delegation carries more than its line', entry('cast-batch', 2, [['votes-cast', { poll: 'p', votes: votes.with(0, { ...votes[0]!, weight: 9 }) }]]), 'totals'],
    ['a split does not add up', entry('cast-batch', 2, [['votes-cast', { poll: 'p', votes: votes.with(1, { ...votes[1]!, weight: 5 }) }]]), 'choice'],
    ['a line votes twice', entry('cast-batch', 2, [['votes-cast', { poll: 'p', votes: [...votes, votes[0]!] }]]), 'mark-twice'],
    ['a vote comes at the closing', entry('cast-batch', 9, [['votes-cast', { poll: 'p', votes }]]), 'mark-out-of-time'],
  ])('is faulted when %s', (_case, batch, code) => {
    expect(codesOf([opened, batch, closing({})])).toContain(code);
  });

  it.each<[string, Json]>([
    ['says nothing of what would have changed it', []],
    ['makes it closer than it was', changes('weights', { 'fewer-for': 5, 'for-to-against': 2, 'for-to-abstain': 5 })],
    ['makes it surer than it was', changes('weights', { 'fewer-for': 5, 'for-to-against': 4, 'for-to-abstain': 5 })],
    ['counts heads where votes decide', changes('heads', { 'fewer-for': 5, 'for-to-against': 3, 'for-to-abstain': 5 })],
    ['lets more vote than there are', changes('weights', { 'fewer-for': 5, 'more-against': 5, 'for-to-against': 3, 'for-to-abstain': 5 })],
    ['adds up what are alternatives', [{ shifts: [{ kind: 'fewer-for', counted: 'weights', by: '5' }, { kind: 'for-to-against', counted: 'weights', by: '3' }] }]],
    ['says it in another form', 'three votes'],
  ])('is faulted when the verdict %s', (_case, wouldHaveChangedIt) => {
    expect(codesOf([opened, cast, closing({ wouldHaveChangedIt })])).toEqual(['changes']);
  });

  it('is faulted for marks without votes, and for ballots that the verdict brings along', () => {
    expect(codesOf([opened, cast, closing({ marks: 4 })])).toEqual(['marks']);
    expect(codesOf([opened, cast, closing({ ballots: [{ choice: question('for'), heads: 3, weight: 10 }] })])).toEqual(['ballots']);
  });
});

describe('a vote of a direct council', () => {
  const frozen = (changes: { readonly [name: string]: Json }): { [name: string]: Json } => order({ direct: true, mode: 'roll-call', roll: { spec: { of: 'members' }, root: 'r', size: 3, weight: 3 }, bases: { electors: 3, members: 3, seats: 3, filled: 3 }, ...changes });
  const codes = (changes: { readonly [name: string]: Json }): string[] => codesOf([entry('put-to-vote', 1, [['poll-opened', { order: frozen(changes), body: 'b' }]])]);

  it('has everybody of the roll sitting in the body, with or without seats', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ roll: { spec: { of: 'present', meeting: 'hall' }, root: 'r', size: 2, weight: 2 } })).toEqual([]);
  });

  it.each<[string, { readonly [name: string]: Json }]>([
    ['fewer seats are given than the roll has lines', { bases: { electors: 3, members: 3, seats: 2, filled: 3 } }],
    ['the roll lists seats', { roll: { spec: { of: 'holders', bodies: ['b'], weighted: false }, root: 'r', size: 3, weight: 3 } }],
    ['the body is not direct', { direct: false }],
  ])('is faulted when %s', (_case, changes) => {
    expect(codes(changes)).toContain('base');
  });
});

describe('a vote that was lost', () => {
  const half = { share: '1/2', strict: false, of: 'electors' };
  const frozen = order({ mode: 'roll-call', roll: { spec: { of: 'present', meeting: 'hall' }, root: 'r', size: 2, weight: 2 }, bases: { electors: 10 }, decision: { kind: 'threshold', threshold: { all: [{ share: '2/3', strict: false, of: 'cast', counted: 'heads' }], quorum: [{ ...half, measured: 'present' }] } } });
  const present = [0, 1].map((n): Event => ['presence-noted', { presence: { id: `p${n}`, meeting: 'hall', voice: 'vote' } }]);
  const opened = entry('put-to-vote', 1, [...present, ['motion-moved', { motion: { id: 'm', meeting: 'hall' } }], ['poll-opened', { order: frozen, body: 'b' }]]);
  const cast = entry('cast-batch', 2, [['votes-cast', { poll: 'p', votes: [{ line: 0, choice: question('for'), weight: 1 }, { line: 1, choice: question('against'), weight: 1 }] }]]);
  const closing = (wouldHaveChangedIt: Json): Entry => entry('close-poll', 9, [['poll-closed', { poll: 'p', verdict: {
    order: digestOf(frozen), outcome: 'lost', marks: 2, present: 2, totals: { for: { heads: 1, weight: 1 }, against: { heads: 1, weight: 1 } },
    tests: [
      { kind: 'majority', share: '2/3', strict: false, of: 'cast', counted: 'heads', have: '1', need: '4/3', base: '2', met: false },
      { kind: 'quorum', ...half, counted: 'heads', have: '2', need: '5', base: '10', met: false },
    ], wouldHaveChangedIt,
  } }]]);
  const filled = (kind: string, by: string): Json => ({ shifts: [{ kind: 'more-present', counted: 'heads', by: '3' }, { kind, counted: 'heads', by }] });

  it('needed people in the hall before it needed their votes', () => {
    expect(codesOf([opened, cast, closing([filled('more-for', '1'), filled('fewer-against', '1'), filled('against-to-for', '1')])])).toEqual([]);
    expect(codesOf([opened, cast, closing([filled('more-for', '1')])])).toEqual(['changes']);
    expect(codesOf([opened, cast, closing(changes('heads', { 'more-for': 1, 'fewer-against': 1, 'against-to-for': 1 }))])).toEqual(['changes']);
  });
});

describe('a show of hands', () => {
  const frozen = order({ mode: 'hall-count', roll: { spec: { of: 'present', meeting: 'hall' }, root: 'r', size: 4, weight: 4 }, bases: {}, decision: { kind: 'threshold', threshold: { all: [{ share: '2/3', strict: false, of: 'present', counted: 'heads' }], quorum: [] } } });
  const present = (n: number): Event => ['presence-noted', { presence: { id: `p${n}`, meeting: 'hall', voice: n === 4 ? 'consultative' : 'vote' } }];
  const opened = entry('put-to-vote', 1, [...[0, 1, 2, 3, 4].map(present), ['presence-ended', { presence: 'p3', meeting: 'hall' }], ['motion-moved', { motion: { id: 'm', meeting: 'hall' } }], ['poll-opened', { order: frozen, body: 'b' }]]);
  const counted = (teller: string, inFavour: number): Entry => entry('enter-hall-count', 2, [['teller-counted', { count: { id: teller, poll: 'p', teller, for: inFavour, against: 1, abstain: 0 } }]]);
  const closing = (tellers: number): Entry => entry('confirm-hall-count', 3 + tellers, [['poll-closed', { poll: 'p', verdict: {
    order: digestOf(frozen), outcome: 'carried', marks: 3, present: 3, ballots: [{ choice: question('for'), heads: 2, weight: 2 }, { choice: question('against'), heads: 1, weight: 1 }],
    totals: { for: { heads: 2, weight: 2 }, against: { heads: 1, weight: 1 } },
    tests: [{ kind: 'majority', share: '2/3', strict: false, of: 'present', counted: 'heads', have: '2', need: '2', base: '3', met: true }],
    wouldHaveChangedIt: changes('heads', { 'fewer-for': 1, 'for-to-against': 1, 'for-to-abstain': 1 }),
  } }]]);

  it('rests on two tellers and on those present with a vote', () => {
    expect(codesOf([opened, counted('t', 2), counted('u', 2), closing(2)])).toEqual([]);
  });

  it('is faulted when tellers differ or one is missing, and when somebody more was there', () => {
    expect(codesOf([opened, counted('t', 2), counted('u', 3), closing(2)])).toEqual(['tellers']);
    expect(codesOf([opened, counted('t', 2), closing(1)])).toEqual(['tellers']);
    expect(codesOf([opened, entry('check-in', 1, [present(7)]), counted('t', 2), counted('u', 2), closing(2)])).toContain('present');
  });
});

describe('a tie left to people', () => {
  const frozen = order({
    for: { kind: 'election', id: 'e' }, options: [{ id: 'a' }, { id: 'b' }], secrecy: 'secret', mode: 'ballot', bases: {}, ties: [],
    roll: { spec: { of: 'members' }, root: 'r', size: 2, weight: 2 }, decision: { kind: 'count', method: 'plurality', seats: 1 },
  });
  const stage = (elected: string[]): Json => ({ stage: 1, action: 'votes-counted', votes: { a: '1', b: '1' }, nonTransferable: '0', elected, excluded: [] });
  const verdict = (outcome: string, count: Json): Json => ({ order: digestOf(frozen), outcome, marks: 2, totals: { a: { heads: 1, weight: 1 }, b: { heads: 1, weight: 1 } }, tests: [], wouldHaveChangedIt: [], count });
  const part = (n: number, id: string, name: string): Entry => entry('publish-board', 9, [['board-part', { poll: 'p', part: n, ballots: [{ id, choice: { kind: 'picks', options: [name] }, weight: 1 }] }]]);
  const parts = [part(1, 'x', 'a'), part(2, 'y', 'b')];
  const named = naming(parts, 2);
  const before = [
    entry('call-election', 1, [['seats-apportioned', { body: 'b', seats: [{ id: 's', voice: 'vote' }] }], ['election-called', { election: { id: 'e', seats: ['s'] } }], ['poll-opened', { order: frozen, body: 'b' }]]),
    entry('cast-batch', 2, [['marks-entered', { poll: 'p', lines: [0, 1] }]]),
    ...parts,
    entry('close-poll', 9, [named, ['poll-tied', { poll: 'p', verdict: verdict('ruling-needed', { elected: [], alternates: [], stages: [stage([])], ties: [{ stage: 1, between: ['a', 'b'], brokenBy: 'nothing' }], tied: ['a', 'b'] }) }], ['election-moved', { election: 'e', stage: 'tied' }]]),
  ];
  const settled = (winner: string): Entry => entry('settle-tie', 10, [
    ['poll-closed', { poll: 'p', verdict: verdict('elected', { elected: ['b'], alternates: ['a'], stages: [stage(['b'])], ties: [{ stage: 1, between: ['a', 'b'], brokenBy: 'ruling' }] }) }],
    ['election-moved', { election: 'e', stage: 'done', elected: ['b'] }], ['seat-filled', { seat: 's', person: 'b', alternates: ['a'], how: 'elected', by: 'e' }]], { poll: 'p', winner });

  it('goes to the winner they named', () => {
    expect(codesOf([...before, settled('b')])).toEqual([]);
  });

  const elects = settled('b').events[0]!;
  const moved = (stage: string): Event => ['election-moved', { election: 'e', stage, ...(stage === 'verification' ? { elected: ['b'] } : {}) }];
  const seated: Event = ['seat-filled', { seat: 's', person: 'b', alternates: ['a'], how: 'elected', by: 'e' }];
  const then = (at: number, ...events: Event[]): Entry => entry('settle-tie', at, events, { poll: 'p', winner: 'b' });
  const counted = (...events: Event[]): Entry => then(10, [elects.kind, elects.data], moved('verification'), ...events);

  it.each<[string, Entry[], string[]]>([
    ['waits for its verification, and is seated by it', [counted(), then(11, moved('done'), seated)], []],
    ['does not seat who has left by then', [counted(), then(11, moved('done'), ['seat-vacated', { seat: 's', because: 'not-qualified', by: 'e' }])], []],
    ['is faulted when a seat is taken before it was verified', [counted(seated)], ['seat-not-verified']],
    ['is faulted when it is verified and nobody sits', [counted(), then(11, moved('done'))], ['elected-without-seat']],
    ['is faulted when the seat is vacated by something else', [counted(), then(11, moved('done'), ['seat-vacated', { seat: 's', because: 'not-qualified', by: 'k9' }])], ['elected-without-seat']],
  ])('an election that is verified %s', (_case, after, codes) => {
    expect(codesOf([...before, ...after])).toEqual(codes);
  });

  it('is faulted when another is elected than they named', () => {
    expect(codesOf([...before, settled('a')])).toEqual(expect.arrayContaining(['elected', 'stages']));
  });

  const [called, marked, first, second, tied] = before as [Entry, Entry, Entry, Entry, Entry];
  it.each<[string, Entry[], string]>([
    ['is missing', [called, marked, { ...tied, events: tied.events.slice(1) }], 'board-missing'],
    ['lacks a part', [called, marked, first, tied], 'board'],
    ['has a part twice', [called, marked, first, second, second, tied], 'board-order'],
    ['has its parts exchanged', [called, marked, second, first, tied], 'board-part'],
    ['has an altered part', [called, marked, first, part(2, 'y', 'a'), tied], 'board'],
    ['has a part of another time', [called, marked, first, { ...second, act: { ...second.act, at: 8 } }, tied], 'board'],
    ['has a part in the entry that names it', [called, marked, first, { ...tied, events: [...second.events, ...tied.events] }], 'board'],
    ['is named twice', [called, marked, first, second, { ...tied, events: [tied.events[0]!, ...tied.events] }], 'board-twice'],
    ['goes on after it was named', [...before, part(3, 'z', 'a')], 'board-after-closing'],
  ])('is faulted when its board %s', (_case, history, code) => {
    expect(codesOf(history)).toContain(code);
  });

  it('takes no more marks while it waits', () => {
    expect(codesOf([...before, entry('cast-batch', 9, [['marks-entered', { poll: 'p', lines: [] }]]), settled('b')])).toEqual(['mark-after-closing', 'mark-out-of-time']);
  });
});

describe('whatever a forger writes', () => {
  /** The value with what stands at the nth place of it, counted in depth, replaced. */
  function replaced(value: Json, place: { left: number }, by: Json): Json {
    place.left -= 1;
    if (place.left === -1) return by;
    if (Array.isArray(value)) return value.map(each => replaced(each, place, by));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, place, by)]));
  }

  it('is faulted or not, and never stops the verifier', () => {
    const odd = fc.constantFrom<Json>(null, true, -1, 0, 3, 9007199254740991, '', 'a', '1/0', '2/3', [], [[]], [null], {}, { kind: 'picks', options: ['z'] }, { kind: 'ranking', order: ['z'] }, { kind: 'split' });
    const whole = plainHistory();
    fc.assert(fc.property(fc.nat(whole.length - 1), fc.nat(120), odd, (which, place, value) => {
      const changed = { ...whole[which]!, events: whole[which]!.events.map(each => ({ ...each })) };
      changed.events = changed.events.map(each => ({ ...each, data: replaced(each.data, { left: place }, value) }));
      expect(() => codesOf(whole.with(which, changed))).not.toThrow();
    }), { numRuns: 3_000 });
  });
});

/** An election and a question, from opening to verdict; what the verdicts say does not matter. */
function plainHistory(): Entry[] {
  const frozen = order({ for: { kind: 'election', id: 'e' }, options: [{ id: 'a' }, { id: 'b' }], secrecy: 'secret', mode: 'ballot', ties: ['lot'], roll: { spec: { of: 'members' }, root: 'r', size: 3, weight: 3 }, decision: { kind: 'count', method: 'block', seats: 1, quorum: HALF } });
  const part = entry('publish-board', 9, [['board-part', { poll: 'p', part: 1, ballots: [{ id: 'x', choice: { kind: 'picks', options: ['a'] }, weight: 1 }] }]]);
  return [
    entry('call', 1, [['seats-apportioned', { body: 'b', seats: [{ id: 's', voice: 'vote' }] }], ['election-called', { election: { id: 'e', seats: ['s'] } }], ['poll-opened', { order: frozen, body: 'b' }], ['poll-opened', { order: order({ poll: 'q' }), body: 'b' }]]),
    entry('cast-batch', 2, [['marks-entered', { poll: 'p', lines: [0] }], ['votes-cast', { poll: 'q', votes: [{ line: 0, choice: SPLIT, weight: 4 }] }]]),
    part,
    entry('close-poll', 9, [
      naming([part], 1),
      ['poll-closed', { poll: 'p', verdict: { order: digestOf(frozen), outcome: 'elected', marks: 1, totals: {}, tests: [], count: { elected: ['a'], alternates: ['b'], stages: [], ties: [] } } }],
      ['poll-closed', { poll: 'q', verdict: { order: '', outcome: 'lost', marks: 1, totals: {}, tests: [] } }],
      ['election-moved', { election: 'e', stage: 'done', elected: ['a'] }], ['seat-filled', { seat: 's', person: 'a', alternates: ['b'], how: 'elected', by: 'e' }], ['seat-vacated', { seat: 's', person: 'a', because: 'resigned', by: 'e' }],
    ]),
  ];
}
