/** Founding an organisation: its charter is fixed in the record, the founders' act gives it life. */
import { randomBytes, randomUUID } from 'node:crypto';
import { compile, type CharterSource, type Compilation } from '#charter/compile.ts';
import type { Finding } from '#charter/finding.ts';
import type { VersionHash } from '#charter/law.ts';
import type { ActKey, OrgId, PersonId } from '#assembly/ids.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { commitText, SALT_BYTES } from '#record/commitment.ts';
import { addVersion, createOrganisation } from '#store/assembly/organisations.ts';
import { inSession } from '#store/assembly/in-session.ts';
import { judgeOne } from './act-queue.ts';
import type { Assembly } from './assembly.ts';
import { blockingFindings } from './blocking-findings.ts';
import { committedText } from './charter-text.ts';
import { writeParticulars } from './particulars.ts';
import { readingsFile } from './readings-file.ts';

export interface Foundation {
  readonly name: string;
  readonly charter: { readonly file: string; readonly text: string; readonly readings?: string };
  /** Becomes the interim registrar and the first person of the organisation. */
  readonly registrar: { readonly name: string; readonly email?: string };
  /** Codes of dangers the founders have read and accept. */
  readonly acknowledged: readonly string[];
  readonly sample?: boolean;
  /** Its clock is not the server's while it is being built. */
  readonly held?: boolean;
}

export interface Founded {
  readonly org: OrgId;
  readonly registrar: PersonId;
  readonly findings: readonly Finding[];
}

/** Compiles a charter, here or in a thread of its own. */
export type ReadCharter = (source: CharterSource) => Compilation | Promise<Compilation>;

export async function found(assembly: Assembly, foundation: Foundation, read: ReadCharter = compile): Promise<Result<Founded, readonly Finding[]>> {
  const { charter } = foundation;
  const salt = randomBytes(SALT_BYTES);
  const version = commitText(committedText({ text: charter.text, readings: charter.readings ?? null }), salt) as string as VersionHash;
  const compiled = await read({ file: charter.file, text: charter.text, version, ...(charter.readings === undefined ? {} : { readings: { file: readingsFile(charter.file), text: charter.readings } }) });
  const blocking = blockingFindings(compiled.findings, foundation.acknowledged);
  if (!compiled.law || blocking.length > 0) return err(blocking);
  assembly.laws.remember(compiled.law);
  const [org, registrar] = [randomUUID() as string as OrgId, randomUUID() as string as PersonId];
  const at = assembly.clock.now();
  await inSession(assembly.database.pool, async session => {
    await createOrganisation(session, { id: org, name: foundation.name, sample: foundation.sample ?? false, held: foundation.held ?? false, at });
    await addVersion(session, org, { hash: version, salt, file: charter.file, text: charter.text, readings: charter.readings ?? null, at });
    await judgeOne(session, org, assembly.laws, { key: `found:${org}` as ActKey, kind: 'found', by: { as: 'founders' }, content: { org, version, registrar, acknowledged: foundation.acknowledged } }, at);
    await writeParticulars(session, org, [{ person: registrar, name: foundation.registrar.name, ...(foundation.registrar.email === undefined ? {} : { email: foundation.registrar.email }) }]);
  });
  return ok({ org, registrar, findings: compiled.findings });
}
