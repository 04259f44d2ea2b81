/** The laws of organisations, compiled once per version and kept. */
import { compile } from '#charter/compile.ts';
import type { Law, VersionHash } from '#charter/law.ts';
import type { Rules } from '#assembly/rules.ts';
import { versionHashes, versionsOf, type StoredVersion } from '#store/assembly/organisations.ts';
import { ORGANISATION_ID } from '#assembly/entitlement.ts';
import type { Organisation } from '#assembly/facts.ts';
import type { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Session } from '#store/assembly/session.ts';
import { zoneCalendar } from './zone-calendar.ts';

/** An adopted version that does not compile any more is a bug of this release, and stops the organisation. */
export function compileVersion(version: StoredVersion): Law {
  const compiled = compile({ file: version.file, text: version.text, version: version.hash as VersionHash, ...(version.readings === null ? {} : { readings: { file: readingsFile(version.file), text: version.readings } }) });
  if (!compiled.law) throw new Error(`charter version ${version.hash} does not compile: ${compiled.findings[0]?.code ?? 'no finding'}`);
  return compiled.law;
}

/** The readings of `NAME.md` stand in `NAME.readings.md`. */
export function readingsFile(file: string): string {
  return file.replace(/\.md$/, '.readings.md');
}

export class Laws {
  readonly #laws = new Map<string, Law>();

  /** The law in force for an organisation, all it has lived under, and what has been proposed to it. */
  async rules(session: Session, org: string, inForce: string): Promise<Rules> {
    const written = new Set(await versionHashes(session, org));
    if ([...written].some(hash => !this.#laws.has(hash))) for (const version of await versionsOf(session, org)) this.#remember(version);
    const law = this.#known(inForce);
    return { law, lawOf: version => this.#known(version), isWritten: version => written.has(version), calendar: zoneCalendar(law.zone) };
  }

  #remember(version: StoredVersion): void {
    if (!this.#laws.has(version.hash)) this.#laws.set(version.hash, compileVersion(version));
  }

  #known(hash: string): Law {
    const law = this.#laws.get(hash);
    if (!law) throw new Error(`unknown charter version ${hash}`);
    return law;
  }
}

/** The rules an organisation lives by now. @throws Error before it has been founded */
export async function currentRules(session: Session, org: string, laws: Laws, facts: SqlFacts, founding?: string): Promise<Rules> {
  const organisation = (await facts.answer({ ask: 'fact', kind: 'organisation', id: ORGANISATION_ID })) as Organisation | undefined;
  const version = organisation?.version ?? founding;
  if (version === undefined) throw new Error(`organisation ${org} has not been founded`);
  return laws.rules(session, org, version);
}
