/**
 * Checks a record line by line, in one pass. Every fault is named with its line; checking goes on after
 * a fault as far as sense can be made of what follows.
 */
import { createHash } from 'node:crypto';
import { readCanonical, spell, type Json } from './canonical.ts';
import { readCheckpoint, readKey, strictBase64, type Key } from './note.ts';
import { commitmentShape, documentShape, entryShape, headerShape, isMembers, particularsShape, trailerShape, type Entry, type Members } from './shape.ts';
import { sha256, Tree } from './tree.ts';
import { Verdicts } from './verdicts.ts';

export interface Fault {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** The first line is not the header of a record of a version known here, so that nothing can be said about the rest. */
export class NotARecord extends Error {}

const PLURALS = { entry: 'entries', checkpoint: 'checkpoints', document: 'documents', particulars: 'particulars', erased: 'erased' } as const;
type Kind = keyof typeof PLURALS;

const ENTRY_OPENS = '{"entry":';

export class RecordCheck {
  readonly faults: Fault[] = [];
  readonly tree = new Tree();
  readonly verdicts = new Verdicts();
  readonly counts: Record<(typeof PLURALS)[Kind], number> = { entries: 0, checkpoints: 0, documents: 0, particulars: 0, erased: 0 };
  readonly witnesses = new Set<string>();
  readonly #referred = new Set<string>();
  readonly #told = new Set<string>();
  readonly #actKeys = new Set<string>();
  readonly #digest = createHash('sha256');
  readonly #givenKey: Key | undefined;
  #line = 0;
  #latest = -Infinity;
  #covered = 0;
  #ended = false;
  org = '';
  origin = '';
  key!: Key;

  constructor(givenKey: Key | undefined) {
    this.#givenKey = givenKey;
  }

  /** @throws NotARecord on the first line. */
  take(bytes: Buffer): void {
    this.#line += 1;
    if (this.#ended) return this.#fault('after-trailer', 'a line after the trailer');
    const parsed = this.#parse(bytes);
    if (this.#line === 1) this.#header(parsed);
    if (isMembers(parsed) && isMembers(parsed.trailer)) return this.#trailer(parsed.trailer);
    this.#digest.update(bytes);
    if (this.#line === 1) return;
    if (parsed !== undefined) this.#body(parsed, bytes);
    else if (bytes.indexOf(ENTRY_OPENS) === 0) this.#unreadableEntry(bytes);
  }

  end(): void {
    this.#line += 1;
    if (this.#line === 1) throw new NotARecord('the file is empty');
    if (!this.#ended) this.#fault('no-trailer', 'the file ends without a trailer');
    if (this.#covered !== this.tree.size) this.#fault('not-covered', `entries after the last checkpoint: ${this.tree.size - this.#covered}`);
    if (this.counts.checkpoints === 0) this.#fault('not-covered', 'no checkpoint, so nobody vouches for anything');
  }

  /** Commitments in entries of which the file shows neither text nor erasure. */
  untold(): number {
    return this.#referred.size - this.#told.size;
  }

  #fault(code: string, message: string): void {
    this.faults.push({ line: this.#line, code, message });
  }

  #parse(bytes: Buffer): Json | undefined {
    if (bytes.at(-1) !== 10) this.#fault('cut-off', 'the line is cut off: no newline at its end');
    const text = bytes.toString('utf8').replace(/\n$/, '');
    if (!Buffer.from(text).equals(bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes)) return void this.#fault('not-utf8', 'not UTF-8');
    const read = readCanonical(text);
    if ('wrong' in read) return void this.#fault('not-canonical', read.wrong);
    return read.value;
  }

  #header(value: Json | undefined): void {
    if (value === undefined) throw new NotARecord(`line 1: ${this.faults.at(-1)?.message ?? 'no header'}`);
    const wrong = headerShape(value);
    if (wrong !== undefined) throw new NotARecord(`line 1: the header ${wrong}`);
    const { org, origin, publicKey } = value as Record<string, string>;
    const stated = readKey(publicKey!);
    if (!stated) throw new NotARecord(`line 1: not a key: ${publicKey}`);
    [this.org, this.origin, this.key] = [org!, origin!, this.#givenKey ?? stated];
    if (origin !== `sovet/${org}`) this.#fault('origin', `the record of ${org} would be called sovet/${org}, not ${origin}`);
    if (stated.name !== origin) this.#fault('key-name', `the key is named ${stated.name}, the record ${origin}`);
    if (this.#givenKey && publicKey !== `${this.key.name}+${this.key.id}+${encodedKey(this.key)}`) this.#fault('key-differs', 'the file names another key than the one given');
  }

  #body(value: Json, bytes: Buffer): void {
    if (!isMembers(value)) return this.#fault('unknown-line', 'not an object');
    const [kind, ...more] = Object.keys(value);
    if (kind === undefined || more.length > 0 || !Object.hasOwn(PLURALS, kind)) return this.#fault('unknown-line', `not a line of a record: ${Object.keys(value).join(', ') || 'nothing'}`);
    if ((kind === 'entry' || kind === 'checkpoint') && this.counts.documents + this.counts.particulars + this.counts.erased > 0) this.#fault('order', `a line of kind ${kind} after the documents`);
    this.counts[PLURALS[kind as Kind]] += 1;
    const content = value[kind]!;
    switch (kind as Kind) {
      case 'entry': return this.#entry(content, bytes);
      case 'checkpoint': return this.#checkpoint(content);
      case 'document': return this.#document(content);
      case 'particulars': return this.#particulars(content);
      case 'erased': return this.#erased(content);
    }
  }

  /** It keeps its place in the tree, so that one bad line does not make every later one look bad. */
  #unreadableEntry(bytes: Buffer): void {
    this.counts.entries += 1;
    this.#leaf(bytes);
  }

  #leaf(bytes: Buffer): Buffer {
    // The line is canonical, so the bytes between {"entry": and the last brace are the canonical entry.
    const leaf = bytes.subarray(ENTRY_OPENS.length, bytes.lastIndexOf('}'));
    const hash = this.tree.add(leaf);
    for (const [, hex] of leaf.toString('latin1').matchAll(/"sha256:([0-9a-f]{64})"/g)) this.#referred.add(compact(hex!));
    return hash;
  }

  #entry(value: Json, bytes: Buffer): void {
    const leaf = this.#leaf(bytes);
    const wrong = entryShape(value);
    if (wrong !== undefined) return this.#fault('entry-shape', `the entry ${wrong}`);
    const entry = value as unknown as Entry;
    if (entry.org !== this.org) this.#fault('wrong-org', `an entry of ${entry.org}`);
    if (entry.act.at < this.#latest) this.#fault('time-goes-back', `at ${entry.act.at}, though an entry above is at ${this.#latest}`);
    this.#latest = Math.max(this.#latest, entry.act.at);
    if (this.#actKeys.has(entry.act.key)) this.#fault('act-repeated', `the act ${entry.act.key} stands above already`);
    this.#actKeys.add(entry.act.key);
    this.verdicts.take(entry, leaf, (code, message) => { this.#fault(code, message); });
  }

  #checkpoint(note: Json): void {
    const checkpoint = typeof note === 'string' ? readCheckpoint(note, this.key) : undefined;
    if (!checkpoint) return this.#fault('checkpoint-form', 'not a checkpoint');
    const { origin, size, root, signature, others } = checkpoint;
    if (origin !== this.origin) this.#fault('checkpoint-origin', `a checkpoint of ${origin}`);
    if (signature !== 'valid') this.#fault('signature', signature === 'absent' ? `not signed by ${this.key.name}+${this.key.id}` : `the signature of ${this.key.name} is false`);
    if (size !== this.tree.size) this.#fault('checkpoint-size', `a checkpoint of ${size} entries after entry ${this.tree.size}`);
    else if (!root.equals(this.tree.root())) this.#fault('checkpoint-root', `the ${size} entries above have another root: ${this.tree.root().toString('base64')}, not ${root.toString('base64')}`);
    for (const other of others) this.witnesses.add(other);
    this.#covered = this.tree.size;
  }

  #document(value: Json): void {
    const wrong = documentShape(value);
    if (wrong !== undefined) return this.#fault('document-shape', `the document ${wrong}`);
    const { commitment, salt, text } = value as Record<string, string>;
    this.#committed(commitment!, salt!, text!);
  }

  #particulars(value: Json): void {
    const wrong = particularsShape(value);
    if (wrong !== undefined) return this.#fault('particulars-shape', `the particulars ${wrong}`);
    const { commitment, salt, content } = value as Members;
    this.#committed(commitment as string, salt as string, spell(content!, 0));
  }

  #committed(commitment: string, salt: string, text: string): void {
    const bytes = strictBase64(salt);
    if (bytes?.length !== 32) this.#fault('salt', 'the salt is not 32 bytes in base64');
    else if (commitment !== `sha256:${sha256(bytes, text).toString('hex')}`) this.#fault('commitment', `the text is not the one committed to as ${commitment}`);
    this.#tell(commitment);
  }

  #erased(value: Json): void {
    if (commitmentShape(value) !== undefined) return this.#fault('erased-shape', 'not a commitment');
    this.#tell(value as string);
  }

  #tell(commitment: string): void {
    const hash = compact(commitment.slice('sha256:'.length));
    if (!this.#referred.has(hash)) return this.#fault('unreferenced', `no entry refers to ${commitment}`);
    if (this.#told.has(hash)) this.#fault('repeated', `${commitment} stands above already`);
    this.#told.add(hash);
  }

  #trailer(trailer: Members): void {
    this.#ended = true;
    const wrong = trailerShape(trailer as Json);
    if (wrong !== undefined) return this.#fault('trailer-shape', `the trailer ${wrong}`);
    for (const [name, found] of Object.entries(this.counts)) {
      if (trailer[name] !== found) this.#fault('trailer-counts', `the trailer counts ${String(trailer[name])} ${name}, the file has ${found}`);
    }
    if (trailer.sha256 !== this.#digest.digest('hex')) this.#fault('trailer-digest', 'the lines above are not those that were written: another digest');
  }
}

/** A fresh string of 32 characters; a slice of the line would keep the whole line in memory. */
function compact(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}

function encodedKey(key: Key): string {
  return Buffer.concat([Uint8Array.of(1), key.bytes]).toString('base64');
}
