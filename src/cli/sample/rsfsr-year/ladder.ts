/** The ladder of article 53 and its neighbours: which soviets are elected after which, and who stands there. */
import type { BodyKindId, UnitKindId } from '#charter/law.ts';
import type { PersonId } from '#assembly/ids.ts';
import { unitOfBody } from '#assembly/ids.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Stage } from '../year/stage.ts';
import type { Pool, Rung } from './rungs.ts';

/** In the soviets the voters of the place stand. Who may not is refused by article 64 or 65. */
const ofThePlace: Pool = async (stage, election) => {
  const unit = unitOfBody(election.body);
  return (await sessionOf(stage.database.pool).query<{ person: PersonId }>('select person from membership where org = $1 and units && array[$2::text] order by person collate "C"', [stage.org, unit])).map(row => row.person);
};

/** Who sits in bodies of these kinds in a place or anywhere inside it. */
async function holdersIn(stage: Stage, kinds: readonly string[], place: string): Promise<readonly PersonId[]> {
  const rows = await sessionOf(stage.database.pool).query<{ person: PersonId }>(
    `select f.value ->> 'holder' as person
       from (select k.kind || '@' || w.unit as body from unit_within w cross join unnest($3::text[]) k(kind) where w.org = $1 and w.ancestor = $2 offset 0) b
       cross join lateral (select id from fact_index where org = $1 and kind = 'seat' and field = 'body' and value = b.body offset 0) i
       cross join lateral (select value from fact where org = $1 and kind = 'seat' and id = i.id offset 0) f
      where f.value ? 'holder' order by 1`, [stage.org, place, kinds]);
  return rows.map(row => row.person);
}

/** Above the soviets, those stand whom the constituency has already elected. */
function electedIn(...kinds: string[]): Pool {
  return async (stage, election) => {
    const place = election.constituency ?? unitOfBody(election.body);
    return place === undefined ? [] : holdersIn(stage, kinds, place);
  };
}

const delegates: Pool = async stage => (await stage.holders('congress-of-soviets')).flatMap(seat => seat.holder ?? []);

/** A week and a bit for a soviet of the ground, four days above it: nominations and votes take three each by the readings. */
const GROUND = { nominations: 8.2, voting: 4.2 } as const;
const ABOVE = { nominations: 4.2, voting: 4.2 } as const;

function rung(kind: string, unit: string | undefined, pool: Pool, days: Rung['days'] = ABOVE): Rung {
  return { kind: kind as BodyKindId, ...(unit === undefined ? {} : { unit: unit as UnitKindId }), pool, days };
}

/** From the ground up: each rung is elected by one below it. */
export const LADDER: readonly Rung[] = [
  rung('village-soviet', 'village', ofThePlace, GROUND),
  rung('city-soviet', 'city', ofThePlace, GROUND),
  rung('volost-congress', 'volost', electedIn('village-soviet')),
  rung('volost-executive-committee', 'volost', electedIn('volost-congress')),
  rung('uezd-congress', 'uezd', electedIn('village-soviet')),
  rung('uezd-executive-committee', 'uezd', electedIn('uezd-congress')),
  rung('gubernia-congress', 'gubernia', electedIn('uezd-congress', 'city-soviet')),
  rung('gubernia-executive-committee', 'gubernia', electedIn('gubernia-congress')),
  rung('congress-of-soviets', undefined, electedIn('gubernia-congress', 'city-soviet')),
  rung('central-executive-committee', undefined, delegates),
];
