/** The first chapter of the sample: every seat is filled, from the workplaces up. */
import type { Stage } from './stage.ts';
import { callAll, standAll, voteAll } from './elections.ts';
import type { PersonId } from '#assembly/ids.ts';

export async function unitsOf(stage: Stage, kind: string): Promise<readonly string[]> {
  return (await stage.all('unit')).filter(unit => unit.kind === kind && unit.until === undefined).map(unit => unit.id);
}

export async function everybody(stage: Stage): Promise<readonly PersonId[]> {
  const found: PersonId[] = [];
  for (const unit of await unitsOf(stage, 'workplace')) found.push(...await stage.members(unit));
  return found;
}

/** Stewards, tellers, city councils and congress, elected by the members of the workplaces. */
export async function electBelow(stage: Stage): Promise<void> {
  await stage.pass(2);
  const [workplaces, cities] = [await unitsOf(stage, 'workplace'), await unitsOf(stage, 'city')];
  await callAll(stage, workplaces.flatMap(unit => [`workplace-steward@${unit}`, `workplace-tellers@${unit}`]), stage.registrar);
  await callAll(stage, [...cities.map(unit => `city-council@${unit}`), 'congress'], stage.registrar);
  await standAll(stage, []);
  await stage.pass(9);
  await voteAll(stage, 46);
  await stage.pass(8);
  await voteAll(stage, 52);
  await stage.pass(8);
}

/** Chairs, tellers, executive, control commission and registrar, elected by the councils and congress. */
export async function electAbove(stage: Stage): Promise<void> {
  const cities = await unitsOf(stage, 'city');
  await callAll(stage, cities.flatMap(unit => [`city-chair@${unit}`, `city-tellers@${unit}`]), stage.registrar);
  await callAll(stage, ['presiding-committee', 'tellers', 'executive', 'control-commission', 'registrar'], stage.registrar);
  await standAll(stage, await everybody(stage));
  await stage.pass(8.5);
  await voteAll(stage, 90);
  await stage.pass(5);
  // The interim office has ended with the election of the charter's own.
  stage.registrar = await stage.holder('registrar');
}
