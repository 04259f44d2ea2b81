/**
 * Reads the YAML of one rule block. Failsafe schema: every scalar is text, so "no", "1918" and "3:30" mean what they say.
 * Positions are those of the charter file, not of the block.
 */
import { isMap, isScalar, isSeq, parseDocument, type Node as YamlNode, type Pair } from 'yaml';
import type { Problem } from './finding.ts';
import type { FilePosition } from './law.ts';
import type { Entry, MapNode, Node, Place } from './node.ts';

export interface BlockText {
  readonly text: string;
  /** Where the first character of the block's content stands in the file. */
  readonly at: FilePosition;
  readonly place: Place;
}

export interface ReadBlock {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

type PositionOf = (offset: number) => FilePosition;

/** Offsets past the end, which the parser reports for what is missing there, mean the end. */
function positions(block: BlockText): PositionOf {
  const starts = [0, ...[...block.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return offset => {
    const within = Math.min(Math.max(offset, 0), block.text.length);
    const row = starts.findLastIndex(start => start <= within);
    return { file: block.at.file, line: block.at.line + row, column: block.at.column + within - (starts[row] ?? 0) };
  };
}

export function readBlock(block: BlockText): ReadBlock {
  const document = parseDocument(block.text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const positionOf = positions(block);
  const problems: Problem[] = document.errors.map(error =>
    ({ code: 'problem-yaml', at: positionOf(error.pos[0]), place: block.place, parameters: { reason: error.code.toLowerCase().replace(/_/g, ' ') } }));
  if (problems.length > 0) return { entries: [], problems };
  const node = document.contents === null ? undefined : convert(document.contents as YamlNode, positionOf, block.place, problems, 0);
  if (node?.kind !== 'map') problems.push({ code: 'problem-not-a-map', at: block.at, place: block.place, parameters: {} });
  return { entries: node?.kind === 'map' ? node.entries : [], problems };
}

/** Deeper nesting than any rule has; a guard against documents made to exhaust the stack. */
const DEEPEST = 12;

function convert(node: YamlNode | null, positionOf: PositionOf, place: Place, problems: Problem[], depth: number): Node {
  const at = positionOf(node?.range?.[0] ?? 0);
  if (isMap(node) && depth < DEEPEST) return { kind: 'map', at, place, entries: node.items.map(pair => entry(pair as Pair<YamlNode, YamlNode | null>, positionOf, place, problems, depth)) } satisfies MapNode;
  if (isSeq(node) && depth < DEEPEST) return { kind: 'list', at, place, items: node.items.map(item => convert(item as YamlNode, positionOf, place, problems, depth + 1)) };
  if (isScalar(node)) return { kind: 'text', at, place, text: String(node.value ?? '') };
  if (node !== null) problems.push({ code: 'problem-yaml', at, place, parameters: { reason: 'alias or nesting' } });
  return { kind: 'text', at, place, text: '' };
}

function entry(pair: Pair<YamlNode, YamlNode | null>, positionOf: PositionOf, place: Place, problems: Problem[], depth: number): Entry {
  const at = positionOf(pair.key.range?.[0] ?? 0);
  const key = isScalar(pair.key) ? String(pair.key.value ?? '').trim() : '';
  if (!isScalar(pair.key)) problems.push({ code: 'problem-yaml', at, place, parameters: { reason: 'key is not text' } });
  return { key, at, value: convert(pair.value, positionOf, place, problems, depth + 1) };
}
