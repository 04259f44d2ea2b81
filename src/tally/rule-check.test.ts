import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOf, PRESETS, type PresetName } from './presets.ts';
import { checkRule, RULE_FAMILIES } from './rule-check.ts';

const problems = (spelled: unknown): unknown => {
  const checked = checkRule(spelled);
  return checked.ok ? [] : checked.error.map(({ setting, code, found }) => [setting, code, found]);
};

describe('a rule that somebody spelled', () => {
  it.each(Object.keys(PRESETS) as PresetName[])('is complete when it has the settings of the preset %s', name => {
    expect(problems(JSON.parse(JSON.stringify(PRESETS[name])))).toEqual([]);
    expect(PRESETS[nameOf(PRESETS[name]) as PresetName]).toEqual(PRESETS[name]);
  });
  it('belongs to a family of which there is a preset', () => expect([...new Set(Object.values(PRESETS).map(({ kind }) => kind))].sort()).toEqual([...RULE_FAMILIES].sort()));
  it('is refused with everything that is missing, unknown and out of range', () =>
    expect(problems({ kind: 'stv', quota: 'drop', decimals: 40, transfer: 'weighted', surplusOrder: 'largest', speed: 'high' })).toEqual([['speed', 'unknown', undefined], ['quota', 'bad-value', 'drop'], ['decimals', 'bad-value', '40'], ['exclusion', 'missing', undefined]]));
  it('is refused inside a group of settings', () =>
    expect(problems({ ...PRESETS.irv, reading: { shared: 'ends', skipped: -1 } })).toEqual([['reading.skipped', 'bad-value', '-1'], ['reading.ranks', 'missing', undefined]]));
  it.each([[undefined, 'missing'], [null, 'missing'], ['stv', 'missing'], [[], 'missing'], [{ kind: 'magic' }, 'bad-value'], [{ kind: '__proto__' }, 'bad-value']])('is refused without a family: %j', (spelled, code) =>
    expect(problems(spelled)).toEqual([['kind', code, (spelled as { kind?: string } | null | undefined)?.kind]]));
  it('never throws, whatever it is', () => fc.assert(fc.property(fc.anything(), spelled => { expect(typeof checkRule(spelled).ok).toBe('boolean'); })));
});
