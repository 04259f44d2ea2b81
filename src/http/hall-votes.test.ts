import { expect, it } from 'vitest';
import { charterText } from '../../test/charter-text.ts';
import { eachDatabase } from '../../test/databases.ts';
import { actKey, HttpDesk } from '../../test/http-desk.ts';
import type { Reply, Visitor } from '../../test/visitor.ts';
import { found } from '#service/founding.ts';

const MEMBERS = 'members in good standing';
const CHARTER = charterText({
  2: [`meetings of: workplace assembly\nevery: 1 month\nconvened by: ${MEMBERS}\npresided by: ${MEMBERS}`, `motions in: workplace assembly\nmoved by: ${MEMBERS}\nmodes: roll call`],
  3: ['power: amend the charter\nheld by: workplace assembly\ndecided by: two thirds of members'],
});
const body = 'workplace-assembly@depot';

eachDatabase((_name, open) => {
  it('closes a roll call in the hall when whoever presides says so, and lets the meeting end', { timeout: 120_000 }, async () => {
    const desk = new HttpDesk(await open());
    const founded = await found(desk.assembly, { name: 'Hall', charter: { file: 'hall.md', text: CHARTER }, registrar: { name: 'Anna' }, acknowledged: [] });
    if (!founded.ok) throw new Error(JSON.stringify(founded.error));
    const { org, registrar } = founded.value;
    const act = async (by: Visitor, kind: string, content: object): Promise<Reply> => by.post(`/api/orgs/${org}/acts`, { key: actKey(), kind, content });
    const keeper = await desk.signIn(org, registrar);
    await act(keeper, 'record-units', { day: '2025-01-01', units: [{ unit: 'north', kind: 'city', name: 'North', parents: [] }, { unit: 'depot', kind: 'workplace', name: 'Depot', parents: ['north'] }] });
    await act(keeper, 'enrol', { day: '2025-01-01', lines: ['d1', 'd2'].map(person => ({ person, units: ['depot'], status: 'full', joined: '2024-01-01', attributes: {} })) });
    const [one, two] = [await desk.signIn(org, 'd1'), await desk.signIn(org, 'd2')];
    const convened = await act(one, 'convene', { body, meetingAt: desk.now });
    const meeting = convened.body['events'][0].ids.meeting as string;
    for (const member of [one, two]) await act(member, 'check-in', { meeting });
    await act(one, 'open-meeting', { meeting });
    const moved = await act(one, 'move', { body, meeting, title: { text: 'Heating' }, paragraphs: [], effect: { kind: 'decide' } });
    const motion = moved.body['events'].find((each: { kind: string }) => each.kind === 'motion-moved').ids.motion as string;
    await act(one, 'put-to-vote', { motion, mode: 'roll-call' });
    const poll = (await one.get(`/api/orgs/${org}/motions/${motion}`)).body['poll'] as string;
    for (const member of [one, two]) await act(member, 'cast', { poll, choice: { kind: 'question', vote: 'for' } });
    expect((await act(one, 'close-meeting', { meeting })).body['error']).toMatchObject({ code: 'vote-under-way', remedies: [{ code: 'close-poll' }] });
    expect(await act(one, 'close-poll', { poll, lots: ['d1'] })).toMatchObject({ status: 400 });
    expect(await act(one, 'close-poll', { poll })).toMatchObject({ status: 200 });
    expect((await one.get(`/api/orgs/${org}/polls/${poll}`)).body).toMatchObject({ stage: 'closed', verdict: { outcome: 'carried' } });
    expect(await act(one, 'close-meeting', { meeting })).toMatchObject({ status: 200 });
    expect(desk.faults).toEqual([]);
  });
});
