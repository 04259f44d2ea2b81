/** What a body may decide, effect by effect, with the rules that say so: from this a form asks for what a motion would do. */
import { effectsOf, type BodyEffect } from '#charter/body-powers.ts';
import type { BodyRule, EffectKind, UnitKindRule } from '#charter/law.ts';
import { sentence } from '#charter/sentence.ts';
import { spoken } from '#charter/words.ts';
import { kindOfBody, unitOfBody, type BodyId } from '#assembly/ids.ts';
import { outsidePowers } from '#assembly/outside-powers.ts';
import type { Reading } from '../reading.ts';
import { refOf, type BodyRef } from './bodies.ts';
import { labelOf } from './body-view.ts';
import { factById } from './facts-by.ts';
import { refusalView, type RefusalView } from './refusal.ts';

interface NamedKind { readonly id: string; readonly name: string }

export interface EffectChoiceView {
  readonly effect: EffectKind;
  /** Rules by which the body decides it; one whose decisions it consents to counts among them. */
  readonly rules: readonly { readonly article: string; readonly articleLabel: string; readonly text: { readonly en: string; readonly ru: string } }[];
  /** Matters that the charter gives to the body by name. */
  readonly matters: readonly NamedKind[];
  /** Whether a question outside any named matter may be decided. */
  readonly anyMatter: boolean;
  /** Kinds of bodies that it may touch; empty: any. */
  readonly over: readonly string[];
  /** Kinds of units that it may touch; empty: any. */
  readonly overUnits: readonly string[];
  readonly sponsors: number;
  /** Why it is not the body's to decide. */
  readonly refusal: RefusalView | null;
}

export interface BodyPowersView extends BodyRef {
  readonly effects: readonly EffectChoiceView[];
  readonly unitKinds: readonly (NamedKind & { readonly within: readonly string[] })[];
  readonly bodyKinds: readonly (NamedKind & { readonly form: BodyRule['form']; readonly forEach: string | null })[];
}

/** The values that all powers name; none where one of them does not, for it reaches any. */
function reach<T extends string>(values: readonly (T | undefined)[]): readonly T[] {
  const named = values.filter(value => value !== undefined);
  return named.length === values.length ? [...new Set(named)] : [];
}

function effectChoice(reading: Reading, rule: BodyRule, body: BodyId, found: BodyEffect): EffectChoiceView {
  const { effect, powers, consents } = found;
  const refusal = outsidePowers(found, body);
  const matters = [...new Set(powers.flatMap(power => power.matter ?? []))];
  return {
    effect, matters: matters.map(id => ({ id, name: spoken(id) })), anyMatter: rule.decides !== undefined || powers.some(power => power.matter === undefined),
    rules: [...powers, ...consents].map(power => ({ article: power.article, articleLabel: labelOf(reading, power.article), text: { en: sentence({ type: 'power', rule: power }, 'en'), ru: sentence({ type: 'power', rule: power }, 'ru') } })),
    over: reach(powers.map(power => power.over)), overUnits: reach(powers.map(power => power.overUnit)),
    sponsors: Math.max(0, ...powers.map(power => power.sponsors?.count ?? 0)), refusal: refusal ? refusalView(refusal) : null,
  };
}

function unitKindView({ id, within }: UnitKindRule): BodyPowersView['unitKinds'][number] {
  return { id, name: spoken(id), within };
}

/** Undefined for a body whose kind the charter does not have. */
export async function bodyPowersView(reading: Reading, id: string): Promise<BodyPowersView | undefined> {
  const body = id as BodyId;
  const { law } = reading.rules;
  const rule = law.bodies.get(kindOfBody(body));
  const unit = unitOfBody(body);
  const place = unit === undefined ? undefined : await factById(reading, 'unit', unit);
  if (!rule || rule.forEach !== place?.kind) return undefined;
  return {
    ...refOf(reading, body, place?.name), effects: effectsOf(law, rule.id).map(found => effectChoice(reading, rule, body, found)), unitKinds: [...law.unitKinds.values()].map(unitKindView),
    bodyKinds: [...law.bodies.values()].map(({ id: kind, form, forEach }) => ({ id: kind, name: spoken(kind), form, forEach: forEach ?? null })),
  };
}
