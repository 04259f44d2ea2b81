/** Addresses of the pages of an organisation. */
import type { ThingRef } from '../api/organisation.ts';

export function at(org: string, ...parts: readonly string[]): string {
  return ['/o', org, ...parts].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');
}

const PAGES: Readonly<Record<string, string>> = {
  body: 'bodies', unit: 'units', person: 'people', election: 'elections', poll: 'polls', motion: 'motions',
  meeting: 'meetings', decision: 'decisions', petition: 'petitions',
};

/** The page of a thing; undefined for things that have none of their own. */
export function pageOf(org: string, thing: ThingRef): string | undefined {
  const page = PAGES[thing.type];
  return page === undefined ? undefined : at(org, page, thing.id);
}

/** The roll is brought in from files, which have a page of their own. */
const BY_FILE: ReadonlySet<string> = new Set(['enrol', 'record-units']);

/** The page of an act: its kind, and the thing it is about. */
export function actAddress(org: string, kind: string, about: string | undefined): string {
  if (BY_FILE.has(kind)) return at(org, 'members', 'import');
  return at(org, 'do', kind) + (about === undefined ? '' : `?about=${encodeURIComponent(about)}`);
}
