/** An organisation on a real database whose record is exported, checked, replayed, and forged by somebody who has the key. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ActContents, ActKind } from '#assembly/act.ts';
import type { OrgId, PersonId, PollId } from '#assembly/ids.ts';
import type { Judgement } from '#assembly/judgement.ts';
import type { Choice } from '#assembly/order.ts';
import { canonical } from '#record/canonical-json.ts';
import { signCheckpoint } from '#record/checkpoint.ts';
import { writeRecord } from '#record/export-format.ts';
import { parseLine, type RecordBodyLine, type RecordHeader } from '#record/export-line.ts';
import { EMPTY_FRONTIER } from '#record/frontier.ts';
import { seal } from '#record/sealer.ts';
import { sha256, toHex } from '#record/sha256.ts';
import { signerFromSeed, type Signer } from '#record/signed-note.ts';
import type { Submission } from '#service/act-queue.ts';
import { Assembly } from '#service/assembly.ts';
import { exportRecord, type ExportOptions } from '#service/export.ts';
import { found } from '#service/founding.ts';
import { replay, type ReplayReport } from '#service/replay.ts';
import type { Database } from '#store/open-database.ts';
import { RecordCheck } from '../verify/check.ts';

export const DAY = 86_400_000;

export class RecordedOrganisation {
  readonly database: Database;
  readonly assembly: Assembly;
  now = Date.UTC(2025, 0, 10, 9);
  org = '' as OrgId;
  registrar = '' as PersonId;

  constructor(database: Database) {
    this.database = database;
    this.assembly = new Assembly({ database, clock: { now: () => this.now } });
  }

  async found(text: string, acknowledged: readonly string[] = []): Promise<void> {
    const founded = await found(this.assembly, { name: 'Test', charter: { file: 'charter.md', text }, registrar: { name: 'Anna' }, acknowledged });
    if (!founded.ok) throw new Error(JSON.stringify(founded.error));
    ({ org: this.org, registrar: this.registrar } = founded.value);
  }

  async submit<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Promise<{ readonly key: string; readonly judgement: Judgement }> {
    const key = randomUUID();
    const { judgement } = await this.assembly.submit(this.org, { key, kind, by: { as: 'person', person: by }, content } as unknown as Submission);
    this.now += 60_000;
    return { key, judgement };
  }

  /** The key of the act, which is the id of what it made. */
  async act<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Promise<string> {
    const { key, judgement } = await this.submit(kind, content, by);
    expect(judgement).toMatchObject({ lawful: true });
    return key;
  }

  async vote(poll: PollId, person: PersonId, choice: Choice): Promise<void> {
    expect(await this.cast(poll, person, choice)).toMatchObject({ lawful: true });
  }

  async cast(poll: PollId, person: PersonId, choice: Choice): Promise<Judgement> {
    return (await this.assembly.cast(this.org, poll, { key: randomUUID(), person, choice })).judgement;
  }

  async advance(days: number): Promise<void> {
    this.now += days * DAY;
    while ((await this.assembly.runDue()) > 0);
    await this.assembly.sealAll();
  }

  async facts<T>(kind: string): Promise<T[]> {
    const { rows } = await this.database.pool.query<{ value: T }>('select value from fact where org = $1 and kind = $2 order by id', [this.org, kind]);
    return rows.map(row => row.value);
  }

  async exported(options: ExportOptions = {}): Promise<string> {
    let text = '';
    for await (const line of exportRecord({ database: this.database, clock: { now: () => this.now } }, this.org, options)) text += line;
    return text;
  }

  async signer(): Promise<Signer> {
    const { rows } = await this.database.pool.query<{ seed: Buffer }>('select seed from record_head where org = $1', [this.org]);
    return signerFromSeed(`sovet/${this.org}`, rows[0]!.seed);
  }
}

export function faultsOf(record: string): { code: string; line: number; message: string }[] {
  const check = new RecordCheck(undefined);
  for (const line of record.split(/(?<=\n)/)) check.take(Buffer.from(line));
  check.end();
  return check.faults.map(({ code, line, message }) => ({ code, line, message }));
}

export function replayed(record: string): Promise<ReplayReport> {
  return replay(async function* () { yield Buffer.from(record); });
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a forger reaches into entries wherever it suits
export type Anything = any;

// Entries as a forger sees them.
export type ForgedEntry = { act: { key: string; kind: string; at: number; content: Record<string, Anything> }; authority: string; events: { kind: string; v: number; data: Anything }[] };
export type Forge = (entries: ForgedEntry[]) => void;

/** The record after a change, sealed again by somebody who has the key. */
export async function forged(record: string, signer: Signer, change: Forge): Promise<string> {
  const lines = record.trimEnd().split('\n').map(text => {
    const parsed = parseLine(text);
    if (!parsed.ok) throw new Error(parsed.error);
    return parsed.value;
  });
  const entries = lines.flatMap(line => (line.kind === 'entry' ? [JSON.parse(line.text) as ForgedEntry] : []));
  change(entries);
  const texts = entries.map(entry => canonical(entry));
  const sealed = seal({ origin: signer.key.name, head: EMPTY_FRONTIER, entries: texts.map(text => Buffer.from(text)) });
  const body: RecordBodyLine[] = [
    ...texts.map(text => ({ kind: 'entry', text }) as const),
    { kind: 'checkpoint', note: signCheckpoint({ origin: signer.key.name, size: sealed.head.size, root: sealed.root }, signer) },
    ...lines.filter((line): line is RecordBodyLine => line.kind === 'document'),
  ];
  const header = lines[0]?.kind === 'header' ? lines[0].header : (undefined as never as RecordHeader);
  let text = '';
  for await (const line of writeRecord(header, body)) text += line;
  return text;
}

export function eventIn(entries: ForgedEntry[], kind: string, which: (data: Anything) => boolean = () => true): { entry: ForgedEntry; data: Anything } {
  for (const entry of entries) for (const event of entry.events) if (event.kind === kind && which(event.data)) return { entry, data: event.data };
  throw new Error(`no ${kind}`);
}

/** Of an order of poll, as verdicts name it. */
export function digest(order: unknown): string {
  return `sha256:${toHex(sha256(Buffer.from(canonical(order))))}`;
}
