/**
 * Replay: every act of a record is judged again by the rules of the charter versions in it, and what follows is
 * held against what the record says. What is not in the record is taken from it: roots of rolls (their salts are
 * erasable), the ballots of a box that was moved into it, and who drew which line.
 */
import type { Json } from '#kernel/json.ts';
import type { Instant } from '#kernel/time.ts';
import type { Law, VersionHash } from '#charter/law.ts';
import { compile } from '#charter/compile.ts';
import { ACT_CLASS, type Act } from '#assembly/act.ts';
import { apply } from '#assembly/apply.ts';
import { runNow } from '#assembly/asking.ts';
import { spelledAs } from '#assembly/earlier-shapes.ts';
import type { AssemblyEvent } from '#assembly/event.ts';
import { judge } from '#assembly/judge.ts';
import type { Judgement } from '#assembly/judgement.ts';
import type { Rules } from '#assembly/rules.ts';
import { canonical } from '#record/canonical-json.ts';
import { parseEntry, type Entry } from '#record/entry.ts';
import { readRecord } from '#record/export-format.ts';
import { PUBLISH_BOARD } from './board.ts';
import { boardFaults, castFaults } from './replayed-casts.ts';
import { ReplayedFacts } from './replayed-facts.ts';
import { readCharter } from './charter-text.ts';
import { readingsFile } from './readings-file.ts';
import { zoneCalendar } from './zone-calendar.ts';

export interface Difference {
  /** Of the file, from 1. */
  readonly line: number;
  /** Its place in the tree, from 0; missing where the file itself cannot be read. */
  readonly entry?: number;
  readonly act: string;
  /** not-readable: the file; no-charter: its version is missing or does not compile; refused: the act is not lawful; events, authority and cast: judged otherwise; unknown-act and malformed: nothing that this program could judge or follow. */
  readonly code: 'not-readable' | 'no-charter' | 'refused' | 'events' | 'authority' | 'charter' | 'cast' | 'unknown-act' | 'malformed';
  readonly message: string;
}

export interface ReplayReport {
  readonly org: string;
  readonly acts: number;
  /** Batches of votes: held against roll, time and earlier marks, not judged as acts. */
  readonly castBatches: number;
  readonly votes: number;
  readonly differences: readonly Difference[];
}

/** A source that can be read twice: charters stand at the end of the file, and are needed from its start. */
export type RecordSource = () => AsyncIterable<Uint8Array>;

/** @throws nothing for a bad file: that is a difference with its line */
export async function replay(source: RecordSource): Promise<ReplayReport> {
  const replaying = new Replaying(await lawsIn(source));
  for await (const read of readRecord(source())) {
    if (!read.ok) {
      replaying.differ({ line: read.error.line, act: '' }, 'not-readable', read.error.reason);
      break;
    }
    const { number, line } = read.value;
    if (line.kind === 'header') replaying.org = line.header.org;
    if (line.kind === 'entry') replaying.read(number, line.text);
  }
  const { org, acts, castBatches, votes, differences } = replaying;
  return { org, acts, castBatches, votes, differences };
}

/** Laws of the versions that entries name, as far as their texts are in the file. */
async function lawsIn(source: RecordSource): Promise<ReadonlyMap<string, Law>> {
  const laws = new Map<string, Law>();
  const named = new Set<string>();
  for await (const read of readRecord(source())) {
    if (!read.ok) return laws;
    const { line } = read.value;
    const entry = line.kind === 'entry' ? parseEntry(line.text) : undefined;
    if (entry?.ok) for (const version of versionsIn(entry.value)) named.add(version);
    if (line.kind !== 'document' || !named.has(line.document.commitment)) continue;
    const law = compiled(line.document);
    if (law) laws.set(line.document.commitment, law);
  }
  return laws;
}

function versionsIn(entry: Entry): readonly string[] {
  const amended = entry.events.filter(event => event.kind === 'charter-amended').flatMap(event => (event.data as { version?: string } | null)?.version ?? []);
  // What was proposed was held against the text in force, whether or not it was adopted.
  const proposed = (entry.act.content as { readonly effect?: { readonly version?: string } | null } | null)?.effect?.version;
  return [entry.charter, ...amended, ...(proposed === undefined ? [] : [proposed])];
}

function compiled(document: { readonly commitment: string; readonly text: string; readonly mediaType: string }): Law | undefined {
  const charter = readCharter(document);
  if (!charter) return undefined;
  const { file, text, readings } = charter;
  return compile({ file, text, version: document.commitment as VersionHash, ...(readings === null ? {} : { readings: { file: readingsFile(file), text: readings } }) }).law;
}

type Where = Pick<Difference, 'line' | 'entry' | 'act'>;

/** The text that something is still governed by is missing. */
class UnknownVersion extends Error {}

class Replaying {
  readonly #laws: ReadonlyMap<string, Law>;
  readonly #facts = new ReplayedFacts();
  readonly differences: Difference[] = [];
  #entries = 0;
  org = '';
  acts = 0;
  castBatches = 0;
  votes = 0;

  constructor(laws: ReadonlyMap<string, Law>) {
    this.#laws = laws;
  }

  differ(where: Where, code: Difference['code'], message: string): void {
    this.differences.push({ ...where, code, message });
  }

  /** Counts what is no entry too: it has a place in the tree. */
  read(line: number, text: string): void {
    const place = this.#entries;
    this.#entries += 1;
    const entry = parseEntry(text);
    if (entry.ok) this.#take({ line, entry: place, act: entry.value.act.key }, entry.value);
    else this.differ({ line, entry: place, act: '' }, 'malformed', `not an entry: ${entry.error}`);
  }

  /** Judges one entry again, then lives on with what the record says, so that one difference does not breed others. */
  #take(where: Where, entry: Entry): void {
    this.#attempt(where, `the act ${entry.act.kind} cannot be judged`, () => {
      this.#facts.enter(entry);
      if (entry.act.kind === 'cast-batch') this.#casts(where, entry);
      else if (entry.act.kind === PUBLISH_BOARD) this.#board(where, entry);
      else if (Object.hasOwn(ACT_CLASS, entry.act.kind)) this.#judgeAgain(where, entry);
      else this.differ(where, 'unknown-act', `an act of an unknown kind, ${entry.act.kind}: a later version of the program may know it`);
    });
    for (const event of eventsOf(entry)) this.#attempt(where, `the event ${event.kind} cannot be followed`, () => {
      this.#facts.write(runNow(apply(event, { at: entry.act.at as Instant }), this.#facts.answer));
    });
  }

  /** A forger may write anything, and the core believes what it is given: what it stumbles over is a fault of the record. */
  #attempt(where: Where, what: string, step: () => void): void {
    try {
      step();
    } catch (error) {
      this.differ(where, 'malformed', `${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #casts(where: Where, entry: Entry): void {
    this.castBatches += 1;
    for (const event of eventsOf(entry)) {
      for (const fault of castFaults(event, entry.act.at, this.#facts)) this.differ(where, 'cast', fault);
      if (event.kind === 'marks-entered') this.votes += event.data.lines.length;
      if (event.kind === 'votes-cast') this.votes += event.data.votes.length;
    }
  }

  #board(where: Where, entry: Entry): void {
    for (const event of eventsOf(entry)) for (const fault of boardFaults(event, this.#facts)) this.differ(where, 'cast', fault);
  }

  #judgeAgain(where: Where, entry: Entry): void {
    this.acts += 1;
    const rules = this.#rulesFor(where, entry);
    if (!rules) return;
    const judgement = this.#judgement(rules, entry);
    if (judgement instanceof UnknownVersion) return this.differ(where, 'no-charter', judgement.message);
    if (!judgement.lawful) return this.differ(where, 'refused', `${entry.act.kind} is refused: ${judgement.code} by ${judgement.article}, ${canonical(judgement.facts)}`);
    if (judgement.authority !== entry.authority) this.differ(where, 'authority', `the authority is ${judgement.authority}, the record has ${entry.authority}`);
    if (canonical(judgement.applied) !== canonical(entry.applied)) this.differ(where, 'authority', firstDifference('article applied', judgement.applied as unknown as readonly Json[], entry.applied));
    // Naming the board is not judged: it is the box itself.
    const recorded = entry.events.filter(event => event.kind !== 'board-published');
    const judged = judgement.events.map((event, index) => spelledAs(event, recorded[index]?.v ?? event.v));
    if (canonical(judged) !== canonical(recorded)) this.differ(where, 'events', firstDifference('event', judged as unknown as readonly Json[], recorded as unknown as readonly Json[]));
  }

  #judgement(rules: Rules, entry: Entry): Judgement | UnknownVersion {
    try {
      return runNow(judge(rules, actOf(entry)), this.#facts.answer);
    } catch (error) {
      if (error instanceof UnknownVersion) return error;
      throw error;
    }
  }

  #lawOf(version: string): Law {
    const law = this.#laws.get(version);
    if (!law) throw new UnknownVersion(`the charter version ${version} is not in the file or does not compile`);
    return law;
  }

  #rulesFor(where: Where, entry: Entry): Rules | undefined {
    const inForce = this.#facts.versionInForce() ?? entry.charter;
    if (inForce !== entry.charter) this.differ(where, 'charter', `judged under ${entry.charter}, though ${inForce} is in force`);
    const law = this.#laws.get(inForce);
    if (!law) return void this.differ(where, 'no-charter', `the charter version ${inForce} is not in the file or does not compile`);
    return { law, lawOf: version => this.#lawOf(version), isWritten: version => this.#laws.has(version), calendar: zoneCalendar(law.zone) };
  }
}

function eventsOf(entry: Entry): readonly AssemblyEvent[] {
  return entry.events as unknown as readonly AssemblyEvent[];
}

/** The act as it was judged: when it fell due is noted beside its content. */
function actOf({ act }: Entry): Act {
  const { due: _, ...content } = act.content as Readonly<Record<string, Json>>;
  return { key: act.key, kind: act.kind, by: act.by, at: act.at, content } as unknown as Act;
}

const SHOWN = 300;

function firstDifference(what: string, judged: readonly Json[], recorded: readonly Json[]): string {
  const index = Array.from({ length: Math.max(judged.length, recorded.length) }).findIndex((_, place) => spelled(judged[place]) !== spelled(recorded[place]));
  const kind = (recorded[index] ?? judged[index]) as { readonly kind?: string } | undefined;
  const [path, a, b] = whereTheyPart(judged[index], recorded[index], kind?.kind ?? '');
  return `${what} ${index + 1}, ${path}: judged ${spelled(a).slice(0, SHOWN)}, recorded ${spelled(b).slice(0, SHOWN)}`;
}

/** The path to the first member in which two values differ, and what stands there. */
function whereTheyPart(a: Json | undefined, b: Json | undefined, path: string): readonly [string, Json | undefined, Json | undefined] {
  if (!isObject(a) || !isObject(b)) return [path, a, b];
  const name = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().find(each => spelled(a[each]) !== spelled(b[each]));
  return name === undefined ? [path, a, b] : whereTheyPart(a[name], b[name], `${path}.${name}`);
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function spelled(value: Json | undefined): string {
  return value === undefined ? 'nothing' : canonical(value);
}
