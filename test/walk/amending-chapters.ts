/** The chapters in which the charter is amended: proposed by the executive, adopted by congress, ratified by the workplaces. */
import { expect, it } from 'vitest';
import { CHAPTER, type Walk } from './walk.ts';
import { DEPOT, nameOf, SHIPYARD } from './walk-roll.ts';

const ASSEMBLY = `workplace-assembly@${SHIPYARD}`;
/** Places on the roll of the two delegates to congress, one from each workplace. */
export const DELEGATES = [12, 62] as const;
/** Of those whom congress elects: three members of the executive, and one who presides. */
const EXECUTIVE = [14, 15, 16] as const;
const PRESIDES = 17;

export function amendingChapters(walk: Walk): void {
  it('elects an executive and who presides, whom the delegates to congress vote for', async () => {
    for (const of of ['executive', 'presiding-committee']) await (await walk.asRegistrar()).act('call-election', { body: of });
    const standing = [['executive', EXECUTIVE], ['presiding-committee', [PRESIDES]]] as const;
    for (const [of, persuaded] of standing) {
      const { id } = await walk.election(of, null) as { id: string };
      for (const index of persuaded) await (await walk.programme(nameOf(index))).act('nominate', { election: id, person: walk.persons[index] });
    }
    await walk.until(8.5, async () => (await Promise.all(standing.map(([of]) => walk.election(of, null)))).every(each => each['poll'] !== null));
    for (const [of, persuaded] of standing)
      for (const index of DELEGATES) await (await walk.programme(nameOf(index))).act('cast', { poll: (await walk.election(of, null))['poll'], choice: { kind: 'ranking', order: persuaded.map(each => walk.persons[each]) } });
    await walk.until(4.5, async () => (await walk.holders('executive')).length === EXECUTIVE.length && (await walk.holders('presiding-committee')).length === 1);
  }, CHAPTER);

  it('amends the charter: the executive proposes, congress adopts, the workplaces ratify', async () => {
    const [mover, ...others] = EXECUTIVE;
    const officer = await walk.walkerAs(nameOf(mover));
    const { page } = officer;
    await officer.open(`/o/${walk.org}/charter/amend`);
    await page.getByLabel('Article to change').selectOption({ label: '17. Tellers of the workplace' });
    const source = page.locator('textarea.source');
    await source.fill((await source.inputValue()).replace('elects two tellers for a year, and one alternate', 'elects two tellers for a year, and two alternates').replace('alternates: 1', 'alternates: 2'));
    await page.getByRole('heading', { name: 'What changes for people' }).waitFor();
    expect((await page.locator('ins').allInnerTexts()).join(' ')).toContain('alternates');

    // The way is told by the charter, and begins with a resolution of the executive.
    expect(await page.locator('.way').getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^It is proposed by the executive/u), expect.stringMatching(/^The congress decides/u), expect.stringMatching(/^It is ratified by more than half/u), expect.stringMatching(/^It comes into force/u),
    ]);
    await page.getByText('First a body resolves to propose it').click();
    const proposing = page.locator('details', { hasText: 'First a body resolves' }).locator('form');
    await proposing.getByLabel('Where').selectOption({ label: 'Executive, outside meetings' });
    await proposing.getByLabel('Title').fill('A second alternate');
    await proposing.getByLabel('Reasons').fill('Tellers fall ill.');
    await officer.send(proposing);
    const proposal = await walk.motionOf('executive', 'A second alternate');
    await (await walk.programme(nameOf(others[0] ?? 0))).act('second', { motion: proposal });
    await officer.act(walk.org, 'put-to-vote', proposal);
    const ownPoll = await walk.pollOf('executive', 'A second alternate');
    for (const index of EXECUTIVE) await (await walk.programme(nameOf(index))).act('cast', { poll: ownPoll, choice: { kind: 'question', vote: 'for' } });
    await walk.until(3.5, async () => (await (await walk.programme(nameOf(mover))).view(`motions/${proposal}`))['decision'] !== null);
    const { decision: resolved } = await (await walk.programme(nameOf(mover))).view(`motions/${proposal}`);

    // From the page of that decision the same words go before congress, in its name.
    await (await walk.programme(nameOf(mover))).act('convene', { body: 'congress', meetingAt: walk.server.now() + 31 * 86_400_000 });
    await officer.open(`/o/${walk.org}/decisions/${encodeURIComponent(resolved)}`);
    await officer.follow('Move this amendment of the charter');
    const moving = page.locator('form.act-form').first();
    await moving.waitFor();
    expect(await page.locator('textarea.source').inputValue()).toContain('two alternates');
    expect(await moving.getByLabel('In whose name').locator('option:checked').innerText()).toMatch(/A second alternate, Executive/u);
    await moving.getByLabel('Title').fill('Two alternates for the tellers');
    await moving.getByLabel('Reasons').fill('Tellers fall ill.');
    expect(await officer.send(moving)).toContain('Done: Move a motion');
    const amendment = await walk.motionOf('congress', 'Two alternates for the tellers');
    await officer.open(`/o/${walk.org}/motions/${amendment}`);
    await page.getByRole('link', { name: 'A second alternate' }).waitFor();
    expect((await page.locator('ins').allInnerTexts()).join(' ')).toContain('alternates');
    for (const index of DELEGATES) await (await walk.programme(nameOf(index))).act('second', { motion: amendment });

    walk.server.pass(31);
    const { meetings: [meeting] } = await walk.body('congress');
    const chair = await walk.programme(nameOf(PRESIDES));
    for (const index of DELEGATES) await (await walk.programme(nameOf(index))).act('check-in', { meeting: meeting.id });
    await chair.act('open-meeting', { meeting: meeting.id });
    await (await walk.programme(nameOf(DELEGATES[0]))).act('demand-mode', { motion: amendment, mode: 'roll-call' });
    await chair.act('put-to-vote', { motion: amendment, mode: 'roll-call' });
    const poll = await walk.pollOf('congress', 'Two alternates for the tellers');
    for (const index of DELEGATES) await (await walk.programme(nameOf(index))).act('cast', { poll, choice: { kind: 'question', vote: 'for' } });
    await chair.act('close-poll', { poll });
    const { decision: adopted } = await (await walk.asRegistrar()).view(`motions/${amendment}`);
    expect((await (await walk.asRegistrar()).view(`decisions/${encodeURIComponent(adopted)}`))['stage']).toBe('awaits-ratification');

    // Each workplace is asked: a member finds it among what they may do now.
    const member = await walk.walkerAs(nameOf(20));
    await member.page.getByRole('link', { name: /Decide whether to agree, in: Workplace assembly, Shipyard/u }).first().click();
    const consent = member.page.locator('form.act-form');
    await consent.getByLabel('Title').fill('We agree to two alternates');
    await consent.getByLabel(/^Text/u).fill('Our assembly agrees.');
    await member.send();
    await (await walk.programme(nameOf(60))).act('move', { body: `workplace-assembly@${DEPOT}`, title: { text: 'The depot agrees' }, paragraphs: [], effect: { kind: 'ratify-decision', decision: adopted } });
    for (const [of, title, from, to] of [[ASSEMBLY, 'We agree to two alternates', 20, 34], [`workplace-assembly@${DEPOT}`, 'The depot agrees', 60, 66]] as const) {
      const motion = await walk.motionOf(of, title);
      await (await walk.programme(nameOf(from + 1))).act('second', { motion });
      await (await walk.programme(nameOf(from))).act('put-to-vote', { motion, mode: 'secret' });
      await walk.vote(await walk.pollOf(of, title), from, to, () => ({ kind: 'question', vote: 'for' }));
    }
    await walk.until(8, async () => (await (await walk.asRegistrar()).view('charter'))['versions'].length === 2);

    await member.open(`/o/${walk.org}/charter`);
    await member.press('Compare');
    await member.page.getByRole('heading', { name: 'What changes for people' }).waitFor();
    expect((await member.page.locator('ins').allInnerTexts()).join(' ')).toContain('alternates');
    await walk.leave(officer);
    await walk.leave(member);
  }, 2 * CHAPTER);
}
