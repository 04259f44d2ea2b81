/** The record as people browse it: heads, entries, and the proof that an entry is in it. */
import { EMPTY_ROOT } from '#record/merkle.ts';
import { rootOf } from '#record/frontier.ts';
import { nodesOf, planInclusion, prove } from '#record/proof.ts';
import { formatVerifierKey } from '#record/signed-note.ts';
import { parseCanonical } from '#record/canonical-json.ts';
import type { Entry } from '#record/entry.ts';
import { toHex, type Digest } from '#record/sha256.ts';
import { readHead } from '#store/assembly/sealing.ts';
import { namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';
import { labelOf } from './body-view.ts';
import { runningVotes } from './running-votes.ts';

const PAGE = 100;

export interface EntryRow {
  readonly seq: number;
  readonly kind: string;
  readonly at: number;
  readonly authority: string;
  readonly byName: string | null;
  readonly by: string | null;
  readonly articleLabel: string;
  /** Key of a text, and what goes into it. */
  readonly summary: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface RecordView {
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly checkpoint: string | null;
  readonly key: string;
  /** Newest first. */
  readonly entries: readonly EntryRow[];
  /** Ask `before` this number for the next page; null at the beginning of the record. */
  readonly next: number | null;
  /** Entries that wait for their place. */
  readonly waiting: number;
}

interface LeafRow { seq: bigint; canonical: string }

/** An entry but for its events: a page of parts of a board would be hundreds of megabytes. Quotes within strings are escaped, so the name stands where they begin. */
type EntryHead = Omit<Entry, 'events'>;
const HEAD = `split_part(e.canonical, ',"events":[', 1) || '}' as head`;

function entryOf({ canonical }: LeafRow): Entry {
  const parsed = parseCanonical(canonical);
  if (!parsed.ok) throw new Error(`an entry of the record is not canonical: ${parsed.error}`);
  return parsed.value as unknown as Entry;
}

/** Pages show how many signed, not who; see docs/security.md for what an entry itself tells. */
const NAMELESS: ReadonlySet<string> = new Set(['sign', 'unsign']);

function actorOf(entry: EntryHead): string | null {
  if (NAMELESS.has(entry.act.kind)) return null;
  // Nobody had standing before the founding: it is told by whom it made the first registrar.
  if (entry.act.kind === 'found') return (entry.act.content as { readonly registrar?: string }).registrar ?? null;
  const by = entry.act.by as { readonly person?: string } | null;
  return by?.person ?? null;
}

/** Short members of the content: what the act was about, without long lists. */
function params(entry: EntryHead): Readonly<Record<string, string>> {
  const content = entry.act.content as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(content).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, String(value).slice(0, 200)]] : [])));
}

export async function recordView(reading: Reading, before: number | undefined): Promise<RecordView> {
  const { session, org } = reading;
  const head = await readHead(session, org, false);
  const [checkpoint] = await session.query<{ note: string }>('select note from checkpoint where org = $1 order by size desc limit 1', [org]);
  const [waiting] = await session.query<{ n: bigint }>('select count(*) as n from unsealed where org = $1', [org]);
  const size = head?.frontier.size ?? 0;
  const top = Math.min(before ?? size, size);
  const rows = await session.query<{ seq: bigint; head: string }>(`select l.seq, ${HEAD} from leaf l join entry e on e.id = l.entry where l.org = $1 and l.seq < $2 and l.seq >= $3 order by l.seq desc`, [org, top, top - PAGE]);
  const entries = rows.map(row => ({ seq: Number(row.seq), entry: JSON.parse(row.head) as EntryHead }));
  const isRunning = await runningVotes(reading, entries.map(each => each.entry));
  const names = await namesOf(session, org, entries.map(({ entry }) => actorOf(entry) ?? undefined));
  return {
    size, root: Buffer.from(head ? rootOf(head.frontier) : EMPTY_ROOT).toString('base64'), checkpoint: checkpoint?.note ?? null, key: head ? formatVerifierKey(head.signer.key) : '',
    entries: entries.map(({ seq, entry }) => {
      const by = actorOf(entry);
      return { seq, kind: entry.act.kind, at: entry.act.at, authority: entry.authority, by, byName: by === null ? null : names(by).name, articleLabel: labelOf(reading, entry.authority), summary: `act.${entry.act.kind}`, params: isRunning(entry) ? {} : params(entry) };
    }),
    next: top > PAGE ? top - PAGE : null, waiting: Number(waiting?.n ?? 0n),
  };
}

export interface EntryView {
  readonly seq: number;
  readonly entry: Entry;
  /** Exactly as hashed. */
  readonly canonical: string;
  readonly proof: { readonly size: number; readonly root: string; readonly leaf: string; readonly path: readonly string[] };
}

/** `running`: the entry tells a vote that is not over. */
export async function entryView(reading: Reading, seq: number): Promise<EntryView | 'running' | undefined> {
  const { session, org } = reading;
  const [row] = await session.query<LeafRow & { hash: Buffer }>('select l.seq, l.hash, e.canonical from leaf l join entry e on e.id = l.entry where l.org = $1 and l.seq = $2', [org, seq]);
  const head = await readHead(session, org, false);
  if (!row || !head || head.frontier.size <= seq) return undefined;
  const entry = entryOf(row);
  if ((await runningVotes(reading, [entry]))(entry)) return 'running';
  const plan = planInclusion(seq, head.frontier.size);
  const refs = nodesOf(plan);
  const leaves = await session.query<{ position: bigint; hash: Buffer }>('select seq as position, hash from leaf where org = $1 and seq = any($2::bigint[])', [org, refs.filter(ref => ref.level === 0).map(ref => ref.index)]);
  const nodes = await session.query<{ level: number; position: bigint; hash: Buffer }>(
    'select t.level, t.position, t.hash from unnest($2::int[], $3::bigint[]) n(level, position) join tree_node t on t.org = $1 and t.level = n.level and t.position = n.position', [org, refs.map(ref => ref.level), refs.map(ref => ref.index)]);
  const known = new Map<string, Digest>([...leaves.map(leaf => [`0/${leaf.position}`, leaf.hash as Digest] as const), ...nodes.map(node => [`${node.level}/${node.position}`, node.hash as Digest] as const)]);
  const path = prove(plan, ref => {
    const hash = known.get(`${ref.level}/${ref.index}`);
    if (!hash) throw new Error(`tree node ${ref.level}/${ref.index} of ${org} is missing`);
    return hash;
  });
  return { seq, entry, canonical: row.canonical, proof: { size: head.frontier.size, root: toHex(rootOf(head.frontier)), leaf: toHex(row.hash as Digest), path: path.map(toHex) } };
}
