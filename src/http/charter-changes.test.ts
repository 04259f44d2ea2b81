import { expect, it } from 'vitest';
import { charterText } from '../../test/charter-text.ts';
import { eachDatabase } from '../../test/databases.ts';
import { actKey, HttpDesk } from '../../test/http-desk.ts';
import type { Reply, Visitor } from '../../test/visitor.ts';
import { found } from '#service/founding.ts';

const MEMBERS = 'members in good standing';
const HALF = 'decided by: more than half of votes cast';
const CHARTER = charterText({
  2: [`body: general assembly\neverybody: ${MEMBERS}\ndecides by: more than half of votes cast`, `motions in: general assembly\nmoved by: ${MEMBERS}\nmodes: roll call\nbetween meetings: 1 day`],
  3: [`power: amend the charter\nheld by: general assembly\n${HALF}\nuntouchable: 3`, `power: adopt a reading\nheld by: general assembly\n${HALF}`],
  4: ['matter: bread'],
  5: ['mark: silent'],
});
const body = 'general-assembly';
const BREAD = `### Article 4\n\n\`\`\`rule\npower: decide bread\nheld by: general assembly\n${HALF}\nsettles: gap-threshold 4\nreason: Somebody has to bake.\n\`\`\`\n`;

interface Here {
  readonly desk: HttpDesk;
  readonly member: Visitor;
  readonly at: (path: string) => string;
  readonly act: (kind: string, content: object) => Promise<Reply>;
  readonly decide: (effect: object) => Promise<Reply>;
}

/** One member, whose assembly may do everything. */
async function founded(desk: HttpDesk): Promise<Here> {
  const organisation = await found(desk.assembly, { name: 'One', charter: { file: 'one.md', text: CHARTER }, registrar: { name: 'Anna' }, acknowledged: [] });
  if (!organisation.ok) throw new Error(JSON.stringify(organisation.error));
  const { org, registrar } = organisation.value;
  const at = (path: string): string => `/api/orgs/${org}${path}`;
  const keeper = await desk.signIn(org, registrar);
  await keeper.post(at('/acts'), { key: actKey(), kind: 'record-units', content: { day: '2025-01-01', units: [{ unit: 'depot', kind: 'workplace', name: 'Depot', parents: [] }] } });
  await keeper.post(at('/acts'), { key: actKey(), kind: 'enrol', content: { day: '2025-01-01', lines: [{ person: 'd1', units: ['depot'], status: 'full', joined: '2024-01-01', attributes: {} }] } });
  const member = await desk.signIn(org, 'd1');
  const act: Here['act'] = (kind, content) => member.post(at('/acts'), { key: actKey(), kind, content });
  const decide: Here['decide'] = async effect => {
    const moved = await act('move', { body, title: { text: 'A motion' }, paragraphs: [], effect });
    if (moved.status !== 200) return moved;
    const motion = moved.body['events'][0].ids.motion as string;
    await act('put-to-vote', { motion, mode: 'roll-call' });
    const poll = (await member.get(at(`/motions/${motion}`))).body['poll'] as string;
    await act('cast', { poll, choice: { kind: 'question', vote: 'for' } });
    await desk.advance(2);
    return moved;
  };
  return { desk, member, at, act, decide };
}

eachDatabase((_name, open) => {
  it('lets a reading settle a gap: what was refused is lawful from its adoption', { timeout: 120_000 }, async () => {
    const { desk, member, at, decide } = await founded(new HttpDesk(await open()));
    const bread = { kind: 'decide', matter: 'bread' };
    expect((await decide(bread)).body['error']).toMatchObject({ code: 'not-governed' });
    expect(await member.post(at('/readings'), { text: '### Article 4\n\nWe read it kindly.' })).toMatchObject({ status: 422, body: { error: { code: 'amendment-unreadable' } } });
    expect((await member.post(at('/readings'), { text: BREAD.replace('settles: gap-threshold 4\n', '') })).body['error']).toMatchObject({ code: 'charter-not-clean' });
    const prepared = await member.post(at('/readings'), { text: BREAD });
    expect(prepared).toMatchObject({ status: 200, body: { effect: { kind: 'adopt-reading' }, diff: { articles: [], consequences: [{ aspect: 'powers', kind: 'added', article: '4' }] } } });
    expect((await decide(bread)).body['error']).toMatchObject({ code: 'not-governed' });
    expect(await decide(prepared.body['effect'])).toMatchObject({ status: 200 });
    const charter = (await member.get(at('/charter'))).body;
    expect(charter['articles'].find((article: { id: string }) => article.id === '4').readings).toMatchObject([{ reason: 'Somebody has to bake.' }]);
    expect(await decide(bread)).toMatchObject({ status: 200, body: { applied: [{ article: '4' }] } });
    expect(desk.faults).toEqual([]);
  });

  it('holds an amendment to the articles it names, and to a text that was prepared', { timeout: 120_000 }, async () => {
    const { desk, member, at, act, decide } = await founded(new HttpDesk(await open()));
    const wider = `### Article 3. Title\n\nNew.\n\n\`\`\`rule\npower: amend the charter\nheld by: general assembly\n${HALF}\n\`\`\`\n`;
    const { effect } = (await member.post(at('/amendments'), { articles: wider, removed: [], acknowledged: [] })).body;
    expect((await decide(effect)).body['error']).toMatchObject({ code: 'untouchable', facts: { articles: ['3'] } });
    expect((await decide({ ...effect, articles: ['5'] })).body['error']).toMatchObject({ code: 'collides', facts: { articles: ['3'] } });
    for (const version of [`sha256:${'0'.repeat(64)}`, undefined])
      for (const kind of ['amend-charter', 'adopt-reading'])
        expect((await act('move', { body, title: { text: 'x' }, paragraphs: [], effect: { kind, text: { text: 'x' }, version, ...(kind === 'amend-charter' ? { articles: ['5'] } : {}) } })).body['error']).toMatchObject({ code: 'no-such-thing' });
    expect((await member.get(at(''))).status).toBe(200);
    expect(desk.faults).toEqual([]);
  });
});
