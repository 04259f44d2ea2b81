import { describe, expect, it } from 'vitest';
import type { BodyPowers } from '../api/councils.ts';
import { ENGLISH } from '../messages/messages.ts';
import { beginning, EFFECT_PARTS, isEffect, isWhole } from './effect-parts.ts';

/** The union of effects as the core spells it: what it names must be asked for. */
const [FACTS = ''] = Object.values(import.meta.glob<string>('../../../src/assembly/facts.ts', { query: '?raw', import: 'default', eager: true }));

interface Spelled { readonly kinds: readonly string[]; readonly needed: readonly string[]; readonly allowed: readonly string[] }

function spelled(): readonly Spelled[] {
  const [, union = ''] = /export type Effect =([\s\S]*?);\n\n/u.exec(FACTS) ?? [];
  return union.split('\n').filter(line => line.includes('readonly kind:')).map(line => {
    const kinds = /readonly kind: ([^;}]+)/u.exec(line)?.[1] ?? '';
    const names = [...line.matchAll(/readonly (\w+)(\??):/gu)].filter(([, name]) => name !== 'kind');
    return { kinds: [...kinds.matchAll(/'([a-z-]+)'/gu)].map(([, kind = '']) => kind), needed: names.flatMap(([, name = '', mark]) => (mark === '' ? [name] : [])), allowed: names.map(([, name = '']) => name) };
  });
}

const rows = spelled().flatMap(({ kinds, needed, allowed }) => kinds.map(kind => ({ kind, needed, allowed })));

describe('the forms of effects', () => {
  it('are there for every effect of the core, and for nothing else', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(Object.keys(EFFECT_PARTS).toSorted()).toEqual(rows.map(row => row.kind).toSorted());
  });

  it.each(rows)('$kind: ask for all that the effect must name, and for nothing that it cannot', ({ kind, needed, allowed }) => {
    const asked = isEffect(kind) ? EFFECT_PARTS[kind].flatMap(part => [part.name, ...part.also ?? []]) : [];
    expect(needed.filter(name => !asked.includes(name))).toEqual([]);
    expect(asked.filter(name => !allowed.includes(name))).toEqual([]);
  });

  it('have words for every field', () => {
    const names = Object.values(EFFECT_PARTS).flatMap(parts => parts.map(part => part.name)).filter(name => name !== 'version');
    expect(names.filter(name => !Object.hasOwn(ENGLISH.field, name))).toEqual([]);
  });
});

const KINDS = { unitKinds: [{ id: 'city', name: 'city', within: [] }, { id: 'workplace', name: 'workplace', within: ['city'] }], bodyKinds: [{ id: 'referendum', name: 'referendum', form: 'referendum', forEach: null }] } as const;
const choice = (effect: string, more: object = {}) => ({ effect, rules: [], matters: [], anyMatter: true, over: [], overUnits: [], sponsors: 0, refusal: null, ...more });
const powers = (...effects: object[]): BodyPowers => ({ ...KINDS, effects }) as unknown as BodyPowers;

describe('an effect', () => {
  it.each([
    [{ kind: 'end-emergency' }, true],
    [{ kind: 'appoint', seat: 's', body: 'b' }, false],
    [{ kind: 'appoint', seat: 's', body: 'b', person: 'p' }, true],
    [{ kind: 'create-unit', unitKind: 'workplace', name: 'Mill', parents: [] }, false],
    [{ kind: 'create-unit', unitKind: 'workplace', name: 'Mill', parents: ['c'] }, true],
    [{ kind: 'create-unit', unitKind: 'city', name: 'South', parents: [] }, true],
    [{ kind: 'decide-appeal', decision: 'd', uphold: false }, true],
  ])('%o is whole: %s', (effect, whole) => {
    expect(isWhole(effect, powers())).toBe(whole);
  });

  it('names its matter where the charter gives the body no others', () => {
    const only = powers(choice('decide', { anyMatter: false, matters: [{ id: 'dues', name: 'dues' }] }));
    expect([isWhole({ kind: 'decide' }, only), isWhole({ kind: 'decide', matter: 'dues' }, only), isWhole({ kind: 'decide' }, powers(choice('decide')))]).toEqual([false, true, true]);
  });

  it('begins with what there is only one of, and with what a link has brought along', () => {
    expect(beginning('call-referendum', powers(), { motion: 'm', decision: 'd' })).toEqual({ kind: 'call-referendum', body: 'referendum', motion: 'm' });
    expect(beginning('create-unit', powers(choice('create-unit', { overUnits: ['workplace'] })))).toEqual({ kind: 'create-unit', unitKind: 'workplace', parents: [] });
  });
});
