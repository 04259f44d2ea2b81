/** The one sequencer of an organisation: gives waiting entries their places and signs the new head. */
import { decodeFrontier, EMPTY_FRONTIER, encodePeaks, type Frontier } from '#record/frontier.ts';
import { originOf, signCheckpoint } from '#record/checkpoint.ts';
import { signerFromSeed, type Signer } from '#record/signed-note.ts';
import { seal } from '#record/sealer.ts';
import type { Session } from './session.ts';

export interface SigningHead {
  readonly origin: string;
  readonly frontier: Frontier;
  readonly signer: Signer;
}

interface HeadRow {
  readonly frontier: string;
  readonly seed: Buffer;
}

function frontierOf(text: string): Frontier {
  if (text === '') return EMPTY_FRONTIER;
  const [size = '0', peaks = ''] = text.split(':');
  return decodeFrontier(Number(size), Buffer.from(peaks, 'base64'));
}

/** The organisation's head, locked until the transaction ends when `hold` is set. */
export async function readHead(session: Session, org: string, hold: boolean): Promise<SigningHead | undefined> {
  const [row] = await session.query<HeadRow>(`select frontier, seed from record_head where org = $1${hold ? ' for update' : ''}`, [org]);
  return row && { origin: originOf(org), frontier: frontierOf(row.frontier), signer: signerFromSeed(originOf(org), row.seed) };
}

const BATCH = 5_000;
/** Bytes of entries in memory at a time, but for the last of them: the board of a large poll waits here in hundreds of parts. */
const BATCH_BYTES = 32 * 2 ** 20;

/** Seals what waits, up to a batch, and returns how many entries found their place. */
export async function sealWaiting(session: Session, org: string, at: number): Promise<number> {
  const head = await readHead(session, org, true);
  if (!head) return 0;
  const waiting = await waitingEntries(session, org);
  if (waiting.length === 0) return 0;
  const sealed = seal({ origin: head.origin, head: head.frontier, entries: waiting.map(row => Buffer.from(row.canonical, 'utf8')) });
  await session.query('insert into leaf (org, seq, entry, hash) select $1, n.seq, n.entry, n.hash from unnest($2::bigint[], $3::bigint[], $4::bytea[]) n(seq, entry, hash)',
    [org, sealed.leaves.map((_, index) => head.frontier.size + index), waiting.map(row => row.entry), sealed.leaves.map(leaf => Buffer.from(leaf))]);
  await session.query('insert into tree_node (org, level, position, hash) select $1, n.level, n.position, n.hash from unnest($2::int[], $3::bigint[], $4::bytea[]) n(level, position, hash)',
    [org, sealed.nodes.map(node => node.level), sealed.nodes.map(node => node.index), sealed.nodes.map(node => Buffer.from(node.hash))]);
  await session.query('insert into checkpoint (org, size, note, at) values ($1, $2, $3, $4)', [org, sealed.head.size, signCheckpoint({ origin: head.origin, size: sealed.head.size, root: sealed.root }, head.signer), at]);
  await session.query('update record_head set frontier = $2 where org = $1', [org, `${sealed.head.size}:${Buffer.from(encodePeaks(sealed.head)).toString('base64')}`]);
  await session.query('delete from unsealed where org = $1 and entry = any($2::bigint[])', [org, waiting.map(row => row.entry)]);
  return waiting.length;
}

/** Looked up one by one: joined, a planner without statistics may read all entries there are. */
async function waitingEntries(session: Session, org: string): Promise<readonly { readonly entry: bigint; readonly canonical: string }[]> {
  return session.query(
    `select entry, canonical from (
       select u.entry, e.canonical, sum(octet_length(e.canonical)) over (order by u.entry) - octet_length(e.canonical) as before
       from (select entry from unsealed where org = $1 order by entry limit $2) u
       cross join lateral (select canonical from entry where id = u.entry offset 0) e) w
     where before < $3 order by entry`, [org, BATCH, BATCH_BYTES]);
}

export async function organisationsToSeal(session: Session): Promise<readonly string[]> {
  return (await session.query<{ org: string }>('select distinct org from unsealed')).map(row => row.org);
}
