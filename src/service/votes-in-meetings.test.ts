/** Who may vote in a meeting, on the databases that the server runs on, in the record, and in a replay of it. */
import { beforeAll, expect, it } from 'vitest';
import type { Choice } from '#assembly/order.ts';
import type { Database } from '#store/open-database.ts';
import { eachDatabase } from '../../test/databases.ts';
import { digest, eventIn, faultsOf, forged, replayed, type Forge } from '../../test/recorded-organisation.ts';
import { member, RecordedCouncil } from '../../test/recorded-council.ts';

const FOR: Choice = { kind: 'question', vote: 'for' };

/** As a server before version 2 would have written it: nobody asked who was in the hall. */
const asVersionOne: Forge = entries => {
  for (const entry of entries)
    for (const each of entry.events)
      if (each.kind === 'poll-opened' && each.data.order.meeting !== undefined) {
        each.v = 1;
        delete each.data.order.meeting;
        eventIn(entries, 'poll-closed', data => data.poll === each.data.order.poll).data.verdict.order = digest(each.data.order);
      }
};

eachDatabase((_name, open) => {
  let city: RecordedCouncil;
  let record = '';
  beforeAll(async () => { city = await new RecordedCouncil((await open()) as Database).start(); }, 60_000);

  it('counts only the votes of those who are checked in when they vote', async () => {
    const meeting = await city.sitting(['a0', 'b0']);
    const poll = await city.voting('roll-call', meeting);
    await city.vote(poll, member('a0'), FOR);
    expect(await city.cast(poll, member('b1'), FOR)).toMatchObject({ code: 'not-present', article: '2', facts: { meeting }, remedies: [{ code: 'check-in', facts: { meeting } }] });
    await city.act('check-in', { meeting }, member('b1'));
    await city.vote(poll, member('b1'), FOR);
    await city.act('check-out', { meeting }, member('b0'));
    expect(await city.cast(poll, member('b0'), FOR)).toMatchObject({ code: 'not-present' });
    await city.act('close-poll', { poll }, member('a2'));
    expect((await city.poll(poll)).verdict).toMatchObject({ outcome: 'carried', marks: 2, present: 2 });

    const secret = await city.voting('secret', meeting);
    expect(await city.cast(secret, member('b0'), FOR)).toMatchObject({ code: 'not-present' });
    await city.vote(secret, member('b1'), FOR);
    await city.act('close-poll', { poll: secret }, member('a2'));

    const between = await city.voting('roll-call');
    await city.vote(between, member('b0'), FOR);
    await city.advance(8);
    record = await city.exported();
  });

  it('is verified and replayed', async () => {
    expect(faultsOf(record)).toEqual([]);
    expect((await replayed(record)).differences).toEqual([]);
  });

  it('is verified and replayed where the record is older than the rule', async () => {
    const old = await forged(record, await city.signer(), asVersionOne);
    expect(faultsOf(old)).toEqual([]);
    expect((await replayed(old)).differences).toEqual([]);
  });

  it('is caught where one votes who has not checked in, openly or in secret', async () => {
    const forgedRecord = await forged(record, await city.signer(), entries => {
      const first = entries.find(entry => entry.events.some(event => event.kind === 'presence-ended'))!;
      first.events = first.events.filter(event => event.kind !== 'presence-ended');
      const came = entries.findIndex(entry => entry.events.some(event => event.kind === 'presence-noted' && event.data.presence.person === 'b1'));
      entries.splice(came, 1);
    });
    expect(faultsOf(forgedRecord).filter(fault => fault.code === 'voted-in-absence')).toHaveLength(1);
    expect((await replayed(forgedRecord)).differences.map(each => each.code)).toContain('cast');
    const crowded = await forged(record, await city.signer(), entries => { eventIn(entries, 'marks-entered').data.lines.splice(0, 1, 0, 1, 2); });
    expect(faultsOf(crowded).map(fault => fault.code)).toContain('voted-in-absence');
  });
});
