import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UTC, type Day, type Instant } from '#kernel/time.ts';
import { compile } from '#charter/compile.ts';
import type { Law, MatterId, UnitKindId, VersionHash } from '#charter/law.ts';
import type { BodyId, MeetingId, MotionId, OrgId, PollId, SeatId, UnitId } from './ids.ts';
import { DAY, doc, lawfully, person } from '../../test/council-world.ts';
import { World } from './world.ts';

const file = 'charters/federation-of-councils.md';

function law(): Law {
  const { law: found } = compile({ file, text: readFileSync(file, 'utf8'), version: 'sha256:federation' as VersionHash });
  if (!found) throw new Error('the charter does not compile');
  return found;
}

const assembly = 'workplace-assembly@w1' as BodyId;

/** Thirty members of one workplace, who have elected a steward and two tellers by ballot as the charter says. */
function workplace(): World {
  const federation = law();
  const world = new World({ law: federation, lawOf: () => federation, calendar: UTC }, UTC.startOf('2024-03-01' as Day));
  const day = '2024-01-01' as Day;
  lawfully(world.act('found', { org: 'o' as OrgId, version: federation.version, registrar: person(29), acknowledged: [] }, 'founders'));
  lawfully(world.act('record-units', { day, units: [
    { unit: 'c1' as UnitId, kind: 'city' as UnitKindId, name: 'City', parents: [], figures: {} },
    { unit: 'w1' as UnitId, kind: 'workplace' as UnitKindId, name: 'Depot', parents: ['c1' as UnitId], figures: { electors: 30 } },
  ] }, person(29)));
  lawfully(world.act('enrol', { day, lines: Array.from({ length: 30 }, (_, n) => ({ person: person(n), units: ['w1' as UnitId], status: 'full', joined: '2020-01-01' as Day, attributes: { 'dues-paid-until': '2025-12-31', category: 'production' } })) }, person(29)));
  elect(world, 'workplace-steward@w1' as BodyId, [0]);
  elect(world, 'workplace-tellers@w1' as BodyId, [1, 2]);
  elect(world, 'congress' as BodyId, [5]);
  return world;
}

/** Everybody votes for the candidates in their order. */
function elect(world: World, body: BodyId, candidates: readonly number[]): void {
  lawfully(world.act('call-election', { body }, person(29)));
  const election = world.facts.all('election').find(each => each.body === body && each.stage === 'nomination');
  for (const n of candidates) lawfully(world.act('nominate', { election: election!.id, person: person(n) }, person(n)));
  world.advance(election?.nominationsClose as Instant);
  const poll = world.facts.all('poll').find(each => each.body === body && each.stage === 'open');
  for (let n = 0; n < 30; n++) lawfully(world.act('cast', { poll: poll!.id, choice: { kind: 'ranking', order: candidates.map(person) } }, person(n)));
  world.advance((world.now + 9 * DAY) as Instant);
}

describe('an assembly under the Federation of Councils', () => {
  it('meets, counts hands twice and decides, each step under its article', () => {
    const world = workplace();
    lawfully(world.act('convene', { body: assembly, meetingAt: (world.now + 10 * DAY) as Instant }, person(0)));
    const meeting = world.facts.all('meeting')[0]?.id as MeetingId;
    const move = lawfully(world.act('move', { body: assembly, meeting, title: doc('roof'), paragraphs: [{ id: 'p1', text: doc('one') }], effect: { kind: 'decide', matter: 'workplace-affairs' as MatterId } }, person(3)));
    expect(move).toMatchObject({ authority: '15', applied: [{ article: '18' }] });
    const motion = world.facts.all('motion')[0]?.id as MotionId;
    lawfully(world.act('second', { motion }, person(4)));
    world.advance((world.now + 10 * DAY) as Instant);
    for (let n = 0; n < 6; n++) lawfully(world.act('check-in', { meeting }, person(n)));
    expect(lawfully(world.act('open-meeting', { meeting }, person(0))).applied).toMatchObject([{ article: '14', facts: { have: 6, need: 6, base: 30 } }]);
    lawfully(world.act('put-to-vote', { motion, mode: 'hall-count' }, person(0)));
    const poll = world.facts.all('motion')[0]?.poll as PollId;
    for (const teller of [1, 2]) lawfully(world.act('enter-hall-count', { poll, for: 5, against: 1, abstain: 0 }, person(teller)));
    expect(lawfully(world.act('confirm-hall-count', { poll }, person(0))).authority).toBe('18');
    expect(world.facts.all('poll').find(each => each.id === poll)?.verdict?.tests.map(test => [test.kind, test.have, test.base, test.met])).toEqual([['majority', '5', '6', true], ['quorum', '6', '30', true]]);
    expect(world.facts.all('decision')).toMatchObject([{ authority: '18', stage: 'in-force' }]);
  });

  it('instructs its delegate to congress under article 48, with three days of notice', () => {
    const world = workplace();
    const seat = world.facts.all('seat').find(each => each.body === 'congress' && each.holder === person(5))?.id as SeatId;
    world.facts.write([{ change: 'put', kind: 'meeting', id: 'm', value: { id: 'm' as MeetingId, body: 'congress' as BodyId, at: (world.now + 60 * DAY) as Instant, noticeGiven: world.now, stage: 'convened', agenda: [], present: 0, authority: '27' as never, governedBy: world.rules.law.version } }]);
    lawfully(world.act('move', { body: 'congress' as BodyId, meeting: 'm' as MeetingId, title: doc('t'), paragraphs: [], effect: { kind: 'decide' } }, person(5)));
    const target = world.facts.all('motion').find(each => each.body === 'congress')?.id as MotionId;
    const move = lawfully(world.act('move', { body: assembly, title: doc('i'), paragraphs: [], effect: { kind: 'instruct-delegate', seats: [seat], motion: target, vote: 'for' } }, person(3)));
    expect(move.applied).toMatchObject([{ article: '48' }]);
    const motion = world.facts.all('motion').find(each => each.body === assembly)?.id as MotionId;
    lawfully(world.act('second', { motion }, person(4)));
    expect(world.ask('put-to-vote', { motion, mode: 'secret' }, person(3))).toMatchObject({ lawful: false, code: 'notice-too-short', article: '48' });
  });
});
