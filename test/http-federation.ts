/** A small federation founded through the interface: two workplaces of one city, a registrar, members who sign in. */
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { found } from '#service/founding.ts';
import { writeParticulars } from '#service/particulars.ts';
import { sessionOf } from '#store/assembly/session.ts';
import { actKey, type HttpDesk } from './http-desk.ts';
import type { Reply, Visitor } from './visitor.ts';

const CHARTER = 'federation-of-councils.md';
const text = await readFile(new URL(`../charters/${CHARTER}`, import.meta.url), 'utf8');

export interface HttpFederation {
  readonly org: string;
  readonly registrar: Visitor;
  readonly registrarPerson: string;
  /** Persons of the depot, in order. */
  readonly depot: readonly string[];
  readonly works: readonly string[];
  readonly act: (by: Visitor, kind: string, content: object, key?: string) => Promise<Reply>;
}

/** @param written what the charter says otherwise than the one that is shipped */
export async function httpFederation(desk: HttpDesk, written: (charter: string) => string = charter => charter): Promise<HttpFederation> {
  const founded = await found(desk.assembly, { name: 'Federation', charter: { file: CHARTER, text: written(text) }, registrar: { name: 'Anna Registrar' }, acknowledged: [] });
  if (!founded.ok) throw new Error(JSON.stringify(founded.error));
  const { org, registrar: registrarPerson } = founded.value;
  const registrar = await desk.signIn(org, registrarPerson);
  const act: HttpFederation['act'] = (by, kind, content, key = actKey()) => by.post(`/api/orgs/${org}/acts`, { key, kind, content });
  const persons = (name: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${name}-${String(n).padStart(2, '0')}-${randomUUID().slice(0, 8)}`);
  const [depot, works] = [persons('d', 30), persons('w', 12)];
  const units = await act(registrar, 'record-units', { day: '2025-01-01', units: [
    { unit: 'north', kind: 'city', name: 'North', parents: [] }, { unit: 'depot', kind: 'workplace', name: 'Depot', parents: ['north'] }, { unit: 'works', kind: 'workplace', name: 'Works', parents: ['north'] },
  ] });
  if (units.status !== 200) throw new Error(JSON.stringify(units.body));
  const line = (person: string, unit: string): object => ({ person, units: [unit], status: 'full', joined: '2024-01-01', attributes: { 'dues-paid-until': '2027-12-31', category: 'production' } });
  const enrolled = await act(registrar, 'enrol', { day: '2025-01-01', lines: [...depot.map(person => line(person, 'depot')), ...works.map(person => line(person, 'works'))] });
  if (enrolled.status !== 200) throw new Error(JSON.stringify(enrolled.body));
  await writeParticulars(sessionOf(desk.database.pool), org, [...depot, ...works].map((person, n) => ({ person, name: `Member ${person.slice(0, 4)}`, number: `${n}-${person.slice(-8)}`, email: `${person}@example.org` })));
  return { org, registrar, registrarPerson, depot, works, act };
}
