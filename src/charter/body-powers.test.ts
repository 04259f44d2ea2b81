import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { effectsOf } from './body-powers.ts';
import type { BodyKindId, EffectKind, Law, VersionHash } from './law.ts';
import { wayOf } from './way.ts';

function shipped(name: string): Law {
  const { law } = compile({ file: name, text: readFileSync(`charters/${name}`, 'utf8'), version: 'v' as VersionHash });
  if (!law) throw new Error(`${name} does not compile`);
  return law;
}

const federation = shipped('federation-of-councils.md');
const within = (body: string): readonly EffectKind[] => effectsOf(federation, body as BodyKindId).filter(each => each.within).map(({ effect }) => effect);
const effect = (body: string, kind: EffectKind) => effectsOf(federation, body as BodyKindId).find(each => each.effect === kind)!;

describe('what a body may decide', () => {
  it('is what the charter gives it, and a consent that an article asks of it', () => {
    expect(within('workplace-assembly')).toEqual(['decide', 'admit-member', 'suspend-member', 'reinstate-member', 'expel-member', 'split-unit', 'secede-unit', 'instruct-delegate', 'ratify-decision']);
    expect(effect('workplace-assembly', 'ratify-decision').consents.map(power => power.article)).toEqual(['61', '62']);
    expect(within('control-commission')).toEqual(['decide', 'appoint', 'decide-appeal', 'adopt-reading', 'void-election', 'annul-vote']);
  });

  it('reaches as far as the body it acts for, but for what is excepted', () => {
    expect(within('executive')).toEqual(['decide', 'declare-emergency']);
    expect(effect('executive', 'decide').powers.map(power => [power.article, power.heldBy, power.matter])).toEqual([['29', 'congress', undefined]]);
    expect(effect('executive', 'amend-charter')).toMatchObject({ within: false, powers: [], elsewhere: [{ article: '62', heldBy: 'congress' }] });
  });

  it('never leaves an effect out, and never counts a power both in and out', () => {
    for (const body of federation.bodies.keys()) {
      const effects = effectsOf(federation, body);
      expect(new Set(effects.map(each => each.effect)).size).toBe(27);
      expect(effects.flatMap(each => [...each.powers, ...each.elsewhere]).length).toBe(federation.powers.length);
    }
  });
});

describe('the way of a decision', () => {
  it('goes through every body that the power names, in order', () => {
    const [power] = effect('congress', 'amend-charter').powers;
    const steps = wayOf(federation, power!, power!.threshold!);
    expect(steps.map(({ step, bodies, article }) => [step, bodies.join(' '), article])).toEqual([
      ['propose', 'executive city-council workplace-assembly', '62'], ['decide', 'congress', '62'], ['ratify', 'workplace-assembly', '62'], ['force', '', '62'],
    ]);
    expect(steps.map(({ text }) => text.en)).toEqual([
      'It is proposed by the executive, the city council, the workplace assembly or at least 2 % of the members. A body proposes by a resolution of its own, in whose name it is then moved.',
      'The congress decides by at least two thirds of the votes cast, if at least half of the seats filled have taken part; notice is given 28 days before.',
      'It is ratified by more than half of the units (workplace), each through the workplace assembly, within 3 months.',
      'It comes into force, or on a later day that the motion names.',
    ]);
  });

  it('begins with who may move where the power names no proposers, and knows confirmation and delay', () => {
    const [expulsion] = effect('workplace-assembly', 'expel-member').powers;
    expect(wayOf(federation, expulsion!, expulsion!.threshold!).map(({ step, article }) => [step, article])).toEqual([['move', '15'], ['decide', '11'], ['confirm', '11'], ['force', '11']]);
    const secession = effect('workplace-assembly', 'secede-unit').powers[0]!;
    expect(wayOf(federation, secession, secession.threshold!).at(-1)?.text).toEqual({ en: 'It comes into force after 3 months, or on a later day that the motion names.', ru: 'Вступает в силу через 3 месяца или в более поздний день, названный в предложении.' });
  });
});
