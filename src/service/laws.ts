/** The laws of organisations, compiled once per version and kept. */
import { compile } from '#charter/compile.ts';
import type { Law, VersionHash } from '#charter/law.ts';
import type { Rules } from '#assembly/rules.ts';
import { versionHashes, versionsOf, type StoredVersion } from '#store/assembly/organisations.ts';
import { ORGANISATION_ID } from '#assembly/entitlement.ts';
import type { Organisation } from '#assembly/facts.ts';
import type { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Session } from '#store/assembly/session.ts';
import { readingsFile } from './readings-file.ts';
import { zoneCalendar } from './zone-calendar.ts';

/** An adopted version that does not compile any more is a bug of this release, and stops the organisation. */
function compileVersion(version: StoredVersion): Law {
  const compiled = compile({ file: version.file, text: version.text, version: version.hash as VersionHash, ...(version.readings === null ? {} : { readings: { file: readingsFile(version.file), text: version.readings } }) });
  if (!compiled.law) throw new Error(`charter version ${version.hash} does not compile: ${compiled.findings[0]?.code ?? 'no finding'}`);
  return compiled.law;
}

export class Laws {
  readonly #laws = new Map<string, Law>();
  /** Of versions whose law nobody has asked for yet: of many proposed to an organisation it lives by one. */
  readonly #texts = new Map<string, StoredVersion>();

  /** The law in force for an organisation, all it has lived under, and what has been proposed to it. */
  async rules(session: Session, org: string, inForce: string): Promise<Rules> {
    const written = new Set(await versionHashes(session, org));
    if ([...written].some(hash => !this.#laws.has(hash) && !this.#texts.has(hash))) for (const version of await versionsOf(session, org)) this.#texts.set(version.hash, version);
    const law = this.#known(inForce);
    return { law, lawOf: version => this.#known(version), isWritten: version => written.has(version), calendar: zoneCalendar(law.zone) };
  }

  /** A law that has been compiled already, under the hash of its version. */
  remember(law: Law): void {
    this.#laws.set(law.version, law);
    this.#texts.delete(law.version);
  }

  #known(hash: string): Law {
    const text = this.#texts.get(hash);
    if (text && !this.#laws.has(hash)) this.remember(compileVersion(text));
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
