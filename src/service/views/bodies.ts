/** Names of bodies, which are derived and have none of their own: their kind, and the unit they belong to. */
import { spoken } from '#charter/words.ts';
import type { BodyRule } from '#charter/law.ts';
import { bodyId, kindOfBody, unitOfBody, type BodyId } from '#assembly/ids.ts';
import type { Unit } from '#assembly/facts.ts';
import type { Reading } from '../reading.ts';

export interface BodyRef {
  readonly id: string;
  readonly kind: string;
  readonly kindName: string;
  readonly name: string;
  readonly form?: BodyRule['form'];
  readonly unit?: string;
  readonly unitName?: string;
}

export function refOf(reading: Pick<Reading, 'rules'>, body: BodyId, unitName: string | undefined): BodyRef {
  const kind = kindOfBody(body);
  const kindName = spoken(kind);
  const unit = unitOfBody(body);
  const form = reading.rules.law.bodies.get(kind)?.form;
  return {
    id: body, kind, kindName, name: unitName === undefined ? capital(kindName) : `${capital(kindName)}, ${unitName}`,
    ...(form === undefined ? {} : { form }), ...(unit === undefined ? {} : { unit }), ...(unitName === undefined ? {} : { unitName }),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names for many bodies with one query for their units. */
export async function bodyRefs(reading: Reading, bodies: Iterable<BodyId>): Promise<(body: BodyId) => BodyRef> {
  const names = await unitNames(reading, [...bodies].map(unitOfBody));
  return body => refOf(reading, body, names(unitOfBody(body)));
}

export async function unitNames({ session, org }: Reading, units: Iterable<string | undefined>): Promise<(unit: string | undefined) => string | undefined> {
  const wanted = [...new Set([...units].filter(unit => unit !== undefined))];
  const rows = wanted.length === 0 ? [] : await session.query<{ id: string; name: string }>(
    "select id, value ->> 'name' as name from fact where org = $1 and kind = 'unit' and id = any($2::text[])", [org, wanted]);
  const known = new Map(rows.map(row => [row.id, row.name]));
  return unit => (unit === undefined ? undefined : known.get(unit) ?? unit);
}

/** Bodies of a unit, one for each kind that the charter gives to its kind of unit. */
export function bodiesOfUnit(reading: Pick<Reading, 'rules'>, unit: Pick<Unit, 'id' | 'kind' | 'name'>): BodyRef[] {
  return [...reading.rules.law.bodies.values()].filter(rule => rule.forEach === unit.kind).map(rule => refOf(reading, bodyId(rule.id, unit.id), unit.name));
}

export function bodiesOfWhole(reading: Pick<Reading, 'rules'>): BodyRef[] {
  return [...reading.rules.law.bodies.values()].filter(rule => rule.forEach === undefined).map(rule => refOf(reading, bodyId(rule.id, undefined), undefined));
}
