/** The second year begins: everything the workplaces elect is elected again before its term ends, but for one office left to the clock. */
import type { PersonId } from '#assembly/ids.ts';
import { callAll, standAll, voteAll } from './elections.ts';
import { unitsOf } from './first-elections.ts';
import type { Stage } from './stage.ts';

/** Nobody called the election of this steward in time: the charter's clock will. */
export const LATE = 'workplace-steward@millbridge-telephone-exchange';
/** Who was elected here without a contest has no alternate. */
export const CARE_HOMES = 'eastquay-care-homes';

/** Some who served stand again, so that not every face is new. */
async function standAgain(stage: Stage): Promise<void> {
  for (const election of await stage.elections('nomination')) {
    const served: PersonId[] = [];
    for (const id of election.seats) {
      const { holder } = await stage.one('seat', id);
      if (holder !== undefined && stage.random.below(3) > 0) served.push(holder);
    }
    await Promise.all(served.map(person => stage.attempt('nominate', { election: election.id, person }, person)));
  }
}

export async function secondElections(stage: Stage): Promise<void> {
  await stage.until(46);
  const [workplaces, cities] = [await unitsOf(stage, 'workplace'), await unitsOf(stage, 'city')];
  const officers = workplaces.flatMap(unit => [`workplace-steward@${unit}`, `workplace-tellers@${unit}`]).filter(body => body !== LATE);
  await callAll(stage, [...officers, ...cities.map(unit => `city-council@${unit}`), 'congress'], stage.registrar);
  await standAgain(stage);
  await standAll(stage, [], [`city-council@eastquay/${CARE_HOMES}`]);
  await stage.pass(9);
  await voteAll(stage, 41);
  await stage.pass(8);
  await voteAll(stage, 44);
  await stage.pass(8);
}
