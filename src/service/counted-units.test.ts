/** Majorities of units: frozen, voted, counted and published by the databases, computed again from the record, and replayed. */
import { beforeAll, expect, it } from 'vitest';
import type { BodyId, MotionId, PollId } from '#assembly/ids.ts';
import type { Choice } from '#assembly/order.ts';
import type { Database } from '#store/open-database.ts';
import { eachDatabase } from '../../test/databases.ts';
import { eventIn, faultsOf, forged, replayed } from '../../test/recorded-organisation.ts';
import { member, RecordedCouncil } from '../../test/recorded-council.ts';

const TRIPLE = 'a majority of votes cast and a majority of workplaces and two thirds of inhabitants';
const ARTICLES = {
  1: ['charter: Test\nzone: UTC', 'unit kind: city\nfigures: inhabitants', 'unit kind: workplace\nwithin: city\nfigures: inhabitants', 'electorate: members in good standing\nwho: status is full', 'body: workplace assembly\nfor each: workplace\neverybody: members in good standing\ndecides by: more than half of votes cast'],
  5: [`power: decide a question\nheld by: city council\ndecided by: ${TRIPLE}`],
  6: [`body: city assembly\nfor each: city\neverybody: members in good standing\ndecides by: ${TRIPLE}`, 'motions in: city assembly\nmoved by: members in good standing\nseconders: 0\nmodes: secret\nbetween meetings: 7 days'],
};
const say = (vote: 'for' | 'against' | 'abstain'): Choice => ({ kind: 'question', vote });

eachDatabase((_name, open) => {
  let city: RecordedCouncil;
  let record = '';
  beforeAll(async () => { city = await new RecordedCouncil((await open()) as Database).start(ARTICLES); }, 60_000);

  it('counts delegations in an open vote, and members by their unit in a secret one', async () => {
    const card = await city.voting('card');
    for (const [name, choice] of [['a0', say('for')], ['a1', { kind: 'split', for: 1, against: 1, abstain: 0 }], ['b0', say('for')], ['b1', say('against')]] as const) await city.vote(card, member(name), choice);
    await city.advance(8);
    expect((await city.poll(card)).verdict).toMatchObject({
      outcome: 'lost', units: [{ kind: 'workplace', unit: 'w1', for: 3, against: 1, inhabitants: 700, stands: 'for' }, { unit: 'w2', for: 2, against: 2, inhabitants: 300, stands: 'neither' }],
      tests: [{ of: 'cast', met: true }, { of: 'units', have: '1', base: '2', met: false }, { of: 'inhabitants', have: '700', need: '2000/3', base: '1000', met: true }],
    });

    const body = 'city-assembly@c1' as BodyId;
    const motion = await city.act('move', { body, title: 'sha256:t' as never, paragraphs: [], effect: { kind: 'decide' } }, member('b0')) as MotionId;
    await city.act('put-to-vote', { motion, mode: 'secret' }, member('b0'));
    const secret = (await city.motion(motion)).poll as PollId;
    // Standing of a later day moves nobody to another unit of a vote that is open.
    await city.act('enrol', { day: '2025-01-01', lines: [{ person: 'b3', units: ['w1'], status: 'full', joined: '2023-01-01', attributes: {} }] } as never, city.registrar);
    for (const [name, vote] of [['a0', 'for'], ['a1', 'for'], ['a2', 'against'], ['b0', 'for'], ['b3', 'for'], ['b2', 'abstain']] as const) await city.vote(secret, member(name), say(vote));
    expect(await city.cast(secret, member('b1'), { kind: 'question', vote: 'for', of: ['w1'] as never })).toMatchObject({ code: 'invalid-choice' });
    await city.advance(8);
    expect((await city.poll(secret)).verdict).toMatchObject({
      outcome: 'carried', units: [{ unit: 'w1', for: 2, against: 1, abstain: 0, stands: 'for' }, { unit: 'w2', for: 2, against: 0, abstain: 1, stands: 'for' }],
      tests: [{ of: 'cast', have: '4', base: '5' }, { of: 'units', have: '2', base: '2' }, { of: 'inhabitants', have: '1000' }],
    });
    record = await city.exported();
  });

  it('is verified and replayed', async () => {
    expect(faultsOf(record)).toEqual([]);
    expect((await replayed(record)).differences).toEqual([]);
  });

  it.each<[string, Parameters<typeof forged>[2], string]>([
    ['a unit that stands otherwise than its votes', entries => { eventIn(entries, 'poll-closed', data => data.verdict.units !== undefined).data.verdict.units[1].stands = 'for'; }, 'units'],
    ['a ballot of another unit', entries => { eventIn(entries, 'board-part').data.ballots.find((each: { choice: { of: string[] } }) => each.choice.of[0] === 'w2').choice.of = ['w1']; }, 'units'],
    ['a ballot of a unit that does not count', entries => { eventIn(entries, 'board-part').data.ballots[0].choice.of = ['c1']; }, 'choice'],
    ['a ballot without its unit', entries => { delete eventIn(entries, 'board-part').data.ballots[0].choice.of; }, 'choice'],
  ])('is caught where the record tells %s', async (_what, change, code) => {
    expect(faultsOf(await forged(record, await city.signer(), change)).map(fault => fault.code)).toContain(code);
  });

  it('is caught by replay where a seat votes for another unit', async () => {
    const changed = await forged(record, await city.signer(), entries => { eventIn(entries, 'votes-cast', data => data.votes.some((each: { choice: { of?: string[] } }) => each.choice.of !== undefined)).data.votes[0].choice.of = ['w2', 'w1']; });
    expect((await replayed(changed)).differences.map(each => each.code)).toContain('cast');
  });
});
