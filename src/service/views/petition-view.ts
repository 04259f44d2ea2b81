/** A petition and how far it has come. Who signed is known to the record; pages show the number. */
import type { Petition } from '#assembly/facts.ts';
import { namesOf, type NamedPerson } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, type BodyRef } from './bodies.ts';
import { labelOf } from './body-view.ts';
import { factById } from './facts-by.ts';
import { whomOf } from './whom.ts';

export interface PetitionView extends Omit<Petition, 'body' | 'holder'> {
  readonly body: BodyRef;
  readonly holder?: NamedPerson;
  /** Who elects the seat that a recall is about. */
  readonly constituencyName?: string;
  readonly articleLabel: string;
  /** Whether the viewer has signed. */
  readonly mine: boolean;
}

export async function petitionView(reading: Reading, id: string): Promise<PetitionView | undefined> {
  const petition = await factById(reading, 'petition', id);
  if (!petition) return undefined;
  const { body, holder, ...rest } = petition;
  const { session, org, viewer } = reading;
  const [mine] = await session.query(
    "select 1 from fact_index p join fact_index s on s.org = p.org and s.kind = p.kind and s.id = p.id and s.field = 'person' and s.value = $3 where p.org = $1 and p.kind = 'signature' and p.field = 'petition' and p.value = $2 limit 1", [org, id, viewer.person]);
  const names = await namesOf(session, org, [holder]);
  const { constituency } = (await whomOf(reading, [{ type: 'petition', id }]))({ type: 'petition', id });
  const refs = await bodyRefs(reading, [body]);
  return { ...rest, body: refs(body), ...(holder === undefined ? {} : { holder: names(holder) }), ...(constituency === undefined ? {} : { constituencyName: constituency }), articleLabel: labelOf(reading, petition.authority), mine: mine !== undefined };
}
