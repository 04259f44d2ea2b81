/** The organisation that is meant: by id, by name, or because there is no other. */
import { listOrganisations } from '#store/assembly/organisations.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { UnusableInput } from './unusable-input.ts';

/** Its id. @throws UnusableInput that lists those there are */
export async function organisationNamed(database: Database, wanted: string | undefined): Promise<string> {
  const all = await listOrganisations(sessionOf(database.pool));
  const fitting = wanted === undefined ? all : all.filter(({ id, name }) => id === wanted || name === wanted);
  const [sole, ...more] = fitting;
  if (sole && more.length === 0) return sole.id;
  const known = all.map(({ id, name }) => `  ${id}  ${name}`);
  if (all.length === 0) throw new UnusableInput('there is no organisation in this data');
  throw new UnusableInput(wanted === undefined ? '--org is missing; there are' : fitting.length === 0 ? `there is no organisation ${wanted}; there are` : `several organisations are called ${wanted}; use the id`, ...known);
}
