import { describe, expect, it } from 'vitest';
import type { ArticleId, Law, VersionHash } from '#charter/law.ts';
import { congress, effectsLaw, effectsWorld, refusedMove, resolved } from '../../../test/effects-world.ts';
import { executive, lawfully, moveContent, person } from '../../../test/council-world.ts';
import type { World } from '../world.ts';
import type { DocumentRef } from '../ids.ts';

const HALF = 'decided by: more than half of votes cast';
const ALONE = { 42: [`power: amend the charter\nheld by: congress\n${HALF}\nuntouchable: 13`] };
const AFFAIRS = (majority: string): string => `power: decide workplace affairs\nheld by: workplace assembly\ndecided by: ${majority} of votes cast`;
const text = 'sha256:new' as DocumentRef;
const at = (version: string, changed: Readonly<Record<string, readonly string[]>>, readings?: string): Law => ({ ...effectsLaw({ ...ALONE, ...changed }), version: version as VersionHash, ...(readings === undefined ? {} : { readings }) });

/** The organisation, and texts that have been written for it. */
function worldWith(...written: readonly Law[]): World {
  const world = effectsWorld(ALONE);
  const laws = new Map([effectsLaw(ALONE), ...written].map(law => [law.version, law]));
  world.rules = { ...world.rules, lawOf: version => laws.get(version) as Law, isWritten: version => laws.has(version) };
  return world;
}

const amend = (law: Law, ...articles: string[]) => ({ kind: 'amend-charter', text, version: law.version, articles: articles as ArticleId[] }) as const;
const twelve = at('sha256:twelve', { 12: [AFFAIRS('two thirds')] });

describe('an amendment', () => {
  it('changes the articles that it names and no other', () => {
    const world = worldWith(twelve);
    expect(refusedMove(world, congress, amend(twelve, '14'))).toMatchObject({ code: 'collides', article: '42', facts: { articles: ['12'] } });
    lawfully(world.ask('move', moveContent({ body: congress, effect: amend(twelve, '12') }), person(6)));
  });

  it('does not reach what nobody may change by naming something else', () => {
    const one = at('sha256:one', { 13: ['power: decide city affairs\nheld by: city council\ndecided by: two thirds of votes cast'], 12: [AFFAIRS('two thirds')] });
    const world = worldWith(one);
    expect(refusedMove(world, congress, amend(one, '12'))).toMatchObject({ code: 'collides', facts: { articles: ['13'] } });
    expect(refusedMove(world, congress, amend(one, '13', '12'))).toMatchObject({ code: 'untouchable', facts: { articles: ['13'] } });
  });

  it('has a text that was written before it is moved', () => {
    expect(refusedMove(worldWith(), congress, amend(twelve, '12'))).toMatchObject({ code: 'no-such-thing', facts: { version: 'sha256:twelve' } });
  });

  it('takes back nothing that was adopted while it waited', () => {
    const strike = at('sha256:strike', { 14: ['power: decide strike\nheld by: workplace assembly\ndecided by: two thirds of members'] });
    const world = worldWith(twelve, strike);
    const { events } = lawfully(world.act('move', moveContent({ body: congress, effect: amend(strike, '14') }), person(6)));
    resolved(world, congress, amend(twelve, '12'));
    expect(world.facts.all('organisation')[0]?.version).toBe('sha256:twelve');
    const motion = events.find(each => each.kind === 'motion-moved')!.data.motion.id;
    lawfully(world.act('put-to-vote', { motion, mode: 'roll-call' }, person(6)));
    const poll = world.facts.all('motion').find(each => each.id === motion)!.poll!;
    lawfully(world.act('cast', { poll, choice: { kind: 'question', vote: 'for' } }, person(6)));
    world.advance(world.now + 3 * 86_400_000 as typeof world.now);
    expect(world.facts.all('decision').find(each => each.motion === motion)?.stage).toBe('lapsed');
    expect(world.facts.all('organisation')[0]?.version).toBe('sha256:twelve');
  });
});

describe('a reading', () => {
  it('stands beside the text and leaves the text as it is', () => {
    const read = at('sha256:read', {}, 'A reading.');
    const both = at('sha256:both', { 12: [AFFAIRS('two thirds')] }, 'A reading.');
    const world = worldWith(read, both);
    const adopt = (law: Law) => ({ kind: 'adopt-reading', text, version: law.version }) as const;
    expect(refusedMove(world, executive, adopt(both))).toMatchObject({ code: 'collides', article: '43', facts: { articles: ['12'] } });
    expect(refusedMove(world, executive, adopt(at('sha256:none', {})))).toMatchObject({ code: 'no-such-thing' });
    expect(refusedMove(world, congress, amend(read, '12'))).toMatchObject({ code: 'collides', facts: { readings: true } });
    resolved(world, executive, adopt(read));
    expect(world.facts.all('organisation')[0]?.version).toBe('sha256:read');
  });
});
