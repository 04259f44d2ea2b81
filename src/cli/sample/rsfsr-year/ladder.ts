/** The ladder of article 53 and its neighbours: which soviets are elected after which, and who stands there. */
import type { BodyKindId, UnitKindId } from '#charter/law.ts';
import type { PersonId } from '#assembly/ids.ts';
import { unitOfBody } from '#assembly/ids.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Stage } from '../year/stage.ts';
import type { Pool, Rung, Step } from './rungs.ts';

/** In the soviets the voters of the place stand. Who may not is refused by article 64 or 65. */
const ofThePlace: Pool = async (stage, election) => {
  const unit = unitOfBody(election.body);
  return (await sessionOf(stage.database.pool).query<{ person: PersonId }>('select person from membership where org = $1 and units && array[$2::text] order by person collate "C"', [stage.org, unit])).map(row => row.person);
};

/** Who sits in bodies of a kind in a place or anywhere inside it. */
async function holdersIn(stage: Stage, kind: string, place: string): Promise<readonly PersonId[]> {
  const rows = await sessionOf(stage.database.pool).query<{ person: PersonId }>(
    `select distinct f.value ->> 'holder' as person
       from (select $3 || '@' || unit as body from unit_within where org = $1 and ancestor = $2 offset 0) b
       cross join lateral (select id from fact_index where org = $1 and kind = 'seat' and field = 'body' and value = b.body offset 0) i
       cross join lateral (select value from fact where org = $1 and kind = 'seat' and id = i.id offset 0) f
      where f.value ? 'holder' order by 1`, [stage.org, place, kind]);
  return rows.map(row => row.person);
}

/** Above the soviets, those stand whom the constituency has already elected: to the first of these bodies that it has. */
function electedIn(...kinds: string[]): Pool {
  return async (stage, election) => {
    const place = election.constituency ?? unitOfBody(election.body);
    for (const kind of place === undefined ? [] : kinds) {
      const people = await holdersIn(stage, kind, place as string);
      if (people.length > 0) return people;
    }
    return [];
  };
}

const delegates: Pool = async stage => (await stage.holders('congress-of-soviets')).flatMap(seat => seat.holder ?? []);

function rung(kind: string, unit: string | undefined, pool: Pool): Rung {
  return { kind: kind as BodyKindId, ...(unit === undefined ? {} : { unit: unit as UnitKindId }), pool };
}

const GROUND = { nominations: 8.2, voting: 4.2 } as const;
const ABOVE = { nominations: 4.2, voting: 4.2 } as const;

/** From the ground up. Nobody has to wait longer than who elects them, so that all is done before a soviet's three months are over. */
export const LADDER: readonly Step[] = [
  { days: GROUND, rungs: [rung('village-soviet', 'village', ofThePlace), rung('city-soviet', 'city', ofThePlace)] },
  { days: ABOVE, rungs: [
    { ...rung('village-executive-committee', 'village', electedIn('village-soviet')), inOneVolost: true }, rung('city-executive-committee', 'city', electedIn('city-soviet')),
    rung('volost-congress', 'volost', electedIn('village-soviet')), rung('uezd-congress', 'uezd', electedIn('village-soviet')),
  ] },
  { days: ABOVE, rungs: [
    rung('volost-executive-committee', 'volost', electedIn('volost-congress')), rung('uezd-executive-committee', 'uezd', electedIn('uezd-congress')),
    rung('gubernia-congress', 'gubernia', electedIn('uezd-congress', 'city-soviet')),
  ] },
  { days: ABOVE, rungs: [rung('gubernia-executive-committee', 'gubernia', electedIn('gubernia-congress')), rung('congress-of-soviets', undefined, electedIn('gubernia-congress', 'city-soviet'))] },
  { days: ABOVE, rungs: [rung('central-executive-committee', undefined, delegates)] },
];
