/**
 * The record that docs/record.md works through: a kitchen's council adopts its charter and decides one
 * motion. Everything in it follows from fixed seeds, so that the document and the tests show one file.
 */
import { signCheckpoint, withSignature } from './checkpoint.ts';
import { commitParticulars, commitRoll, commitText } from './commitment.ts';
import { cosign } from './cosignature.ts';
import { entryBytes, type Entry } from './entry.ts';
import type { RecordBodyLine, RecordHeader } from './export-line.ts';
import { EMPTY_FRONTIER } from './frontier.ts';
import { seal } from './sealer.ts';
import { sha256, toBase64, toHex } from './sha256.ts';
import { formatVerifierKey, signerFromSeed } from './signed-note.ts';

const ORG = 'kitchen';
const ORIGIN = 'sovet/kitchen';
const NINE_O_CLOCK = 1_767_258_000_000;

/** For an example only: real salts and seeds come from the system's source of chance. */
function fixed(name: string): Uint8Array {
  return sha256(Buffer.from(name, 'utf8'));
}

const EXAMPLE_SIGNER = signerFromSeed(ORIGIN, fixed('seed of the kitchen'));
const WITNESS = signerFromSeed('bakery.example/witness', fixed('seed of the bakery'));

const CHARTER_TEXT = '# Charter of the kitchen\n\n1. The assembly of all cooks decides by simple majority.\n';
const MOTION_TEXT = 'We buy the large oven – “Große Öffnung” – before May.';
const ANNA = { name: 'Anna Example' };
const charter = commitText(CHARTER_TEXT, fixed('salt of the charter'));
const motion = commitText(MOTION_TEXT, fixed('salt of the motion'));
const anna = commitParticulars(ANNA, fixed('salt of Anna'));
const boris = commitParticulars({ name: 'Boris Example' }, fixed('salt of Boris'));
const roll = commitRoll(['p-anna', 'p-boris'].map((person, i) => ({ line: { number: [81, 17][i]!, person, weight: '1' }, salt: fixed(`salt of the line of ${person}`) })));

const founding: Entry = {
  v: 1, org: ORG, authority: 'constituent', applied: [], charter,
  act: { key: 'k-1', kind: 'adopt-charter', by: null, content: { charter }, at: NINE_O_CLOCK },
  events: [{ kind: 'charter-adopted', v: 1, data: { charter } }],
};
const admissions: Entry = {
  v: 1, org: ORG, authority: 'constituent', applied: [], charter,
  act: { key: 'k-2', kind: 'admit-members', by: null, content: { persons: ['p-anna', 'p-boris'] }, at: NINE_O_CLOCK },
  events: [
    { kind: 'member-admitted', v: 1, data: { person: 'p-anna', particulars: anna } },
    { kind: 'member-admitted', v: 1, data: { person: 'p-boris', particulars: boris } },
  ],
};
const moved: Entry = {
  v: 1, org: ORG, authority: 'art-1', applied: [{ article: 'art-1', because: 'every member may move' }], charter,
  act: { key: 'k-3', kind: 'move', by: { person: 'p-anna' }, on: { motion: 'm-1' }, content: { text: motion }, at: NINE_O_CLOCK + 60_000 },
  events: [
    { kind: 'motion-moved', v: 1, data: { motion: 'm-1', text: motion } },
    { kind: 'roll-frozen', v: 1, data: { poll: 'v-1', root: toHex(roll.root), size: String(roll.size) } },
  ],
};

export const EXAMPLE_ENTRIES: readonly Entry[] = [founding, admissions, moved];

export const EXAMPLE_HEADER: RecordHeader = {
  org: ORG, origin: ORIGIN, publicKey: formatVerifierKey(EXAMPLE_SIGNER.key), exportedAt: NINE_O_CLOCK + 3_600_000,
};

/** Two entries and their checkpoint, a third and its own, witnessed; then the texts, one of them erased. */
export function exampleBody(): readonly RecordBodyLine[] {
  const lines: RecordBodyLine[] = [];
  let head = EMPTY_FRONTIER;
  for (const batch of [[founding, admissions], [moved]]) {
    const entries = batch.map(entryBytes);
    const sealed = seal({ origin: ORIGIN, head, entries });
    head = sealed.head;
    const note = signCheckpoint({ origin: ORIGIN, size: head.size, root: sealed.root }, EXAMPLE_SIGNER);
    const witnessed = head.size === 3 ? withSignature(note, cosign(sealed.body, 1_767_258_100, WITNESS)) : note;
    lines.push(...entries.map(bytes => ({ kind: 'entry', text: Buffer.from(bytes).toString('utf8') }) as const), { kind: 'checkpoint', note: witnessed });
  }
  const document = (commitment: typeof charter, salt: string, mediaType: string, text: string) =>
    ({ kind: 'document', document: { commitment, salt: toBase64(fixed(salt)), mediaType, text } }) as const;
  return [
    ...lines,
    document(charter, 'salt of the charter', 'text/markdown', CHARTER_TEXT),
    document(motion, 'salt of the motion', 'text/plain', MOTION_TEXT),
    { kind: 'particulars', particulars: { commitment: anna, salt: toBase64(fixed('salt of Anna')), content: ANNA } },
    { kind: 'erased', commitment: boris },
  ];
}
