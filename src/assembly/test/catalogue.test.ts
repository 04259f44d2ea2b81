/**
 * The catalogues are closed: every act is judged by a handler of its own, and every effect is tested and carried out.
 * The compiler holds the switches to it (`unreachable` takes `never`); these tests hold the switches to be the only way.
 */
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { UTC, type Instant } from '#kernel/time.ts';
import type { EffectKind } from '#charter/law.ts';
import { ACT_CLASS, type Act, type ActContents, type ActKind } from '../act.ts';
import { runNow } from '../asking.ts';
import { carryOut } from '../effects/carry-out.ts';
import type { Decision, Effect } from '../facts.ts';
import type { ActKey } from '../ids.ts';
import { judge } from '../judge.ts';
import { effectsLaw, effectsWorld } from '../../../test/effects-world.ts';

/** Fails to compile when an effect is added to the law and not to the union of effects, or the other way round. */
const EFFECTS: { readonly [K in EffectKind & Effect['kind']]: true } = {
  'decide': true, 'admit-member': true, 'suspend-member': true, 'reinstate-member': true, 'expel-member': true, 'disfranchise-member': true,
  'restore-franchise': true, 'create-unit': true, 'split-unit': true, 'merge-units': true, 'admit-unit': true, 'dissolve-unit': true,
  'secede-unit': true, 'remove-holder': true, 'appoint': true, 'instruct-delegate': true, 'override-decision': true, 'ratify-decision': true,
  'decide-appeal': true, 'amend-charter': true, 'adopt-reading': true, 'declare-emergency': true, 'end-emergency': true, 'call-referendum': true,
  'verify-election': true, 'void-election': true, 'annul-vote': true,
};

const NOBODY = new Proxy({}, { get: (_target, key) => (key === 'articles' || key === 'members' || key === 'seats' || key === 'parents' || key === 'units' || key === 'lines' || key === 'paragraphs' || key === 'changes' ? [] : key === 'effect' ? { kind: 'decide' } : `no-${String(key)}`), has: () => false });

describe('the catalogue of acts', () => {
  it.each(Object.keys(ACT_CLASS) as ActKind[])('%s is judged, and refused with a code when its object does not exist', kind => {
    const world = effectsWorld();
    const act = { key: 'k' as ActKey, kind, by: ACT_CLASS[kind] === 'clock' ? { as: 'clock' } : { as: 'person', person: 'stranger' }, at: world.now, content: NOBODY as ActContents[ActKind] } as Act;
    const judgement = runNow(judge(world.rules, act), world.facts.answer);
    expect(judgement.lawful ? 'lawful' : judgement.code).not.toBe('');
  });
  it('has no way round its switch', () => {
    for (const file of ['judge.ts', 'effects/carry-out.ts', 'effects/faults.ts']) {
      const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
      expect(text.match(/default:.*/g)).toEqual([expect.stringMatching(/^default: return unreachable\(/)]);
    }
  });
});

describe('the catalogue of effects', () => {
  it.each(Object.keys(EFFECTS) as EffectKind[])('%s without its object changes nothing but its own decision', kind => {
    const world = effectsWorld();
    const law = effectsLaw();
    const effect = new Proxy({ kind }, { get: (target, key) => (key === 'kind' ? target.kind : (NOBODY as Record<string | symbol, unknown>)[key]), has: () => false }) as unknown as Effect;
    const decision = { id: 'd', body: 'congress', motion: 'm', title: 't', effect, authority: '42', version: law.version, at: world.now as Instant, stage: 'in-force' } as unknown as Decision;
    const change = runNow(carryOut({ law, lawOf: () => law, calendar: UTC }, { decision, key: 'k' as ActKey, at: world.now }), world.facts.answer);
    const kinds = new Set(change.events.map(each => each.kind));
    for (const event of kinds) expect(['decision-changed', 'charter-amended', 'emergency-declared', 'timer-set']).toContain(event);
  });
});
