/** Blocks on one subject become one rule, across articles and with what readings add. */
import { subjectSlug, valueOf, type Block } from './gather.ts';
import type { Ruled } from './law.ts';
import type { Entry } from './node.ts';
import type { RuleBlock } from './rule-type.ts';
import { plain, slug } from './words.ts';

/** Blocks on the same subject, first one first. Powers and the like stand alone unless a reading completes them. */
export function groups(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const found = new Map<string, Block[]>();
  blocks.forEach((block, index) => {
    const key = groupKey(block);
    const joins = block.type.continues || (block.place.reading !== undefined && found.has(key));
    const group = joins ? key : found.has(key) ? `${key} #${index}` : key;
    found.set(group, [...(found.get(group) ?? []), block]);
  });
  return [...found.values()];
}

function groupKey(block: Block): string {
  if (block.type.continues) return `${block.type.name}: ${subjectSlug(block)}`;
  const scope = ['held by', 'over', 'over units', 'by', 'of'].map(key => slug(plain(valueOf(block.entries, key))));
  return `${block.type.name}: ${subjectSlug(block)} / ${scope.join(' / ')} / ${block.place.article}`;
}

export function ruleBlock(group: readonly Block[]): RuleBlock {
  const first = group[0] as Block;
  const [head, ...later] = group;
  // Identity keys repeated by a completing reading say nothing new.
  const repeated = first.type.continues ? new Set<string>() : new Set(['held by', 'over', 'over units', 'by', 'of']);
  const entries = [...(head?.entries ?? []), ...later.flatMap(block => block.entries.filter(entry => !repeated.has(entry.key)))];
  const also = [...new Set(later.map(block => block.place.article))].filter(article => article !== first.place.article);
  const reading = group.find(block => block.place.reading !== undefined)?.place.reading;
  const ruled: Ruled = {
    article: first.place.article, at: first.subject.at,
    ...(reading === undefined ? {} : { reading }), ...(also.length > 0 ? { alsoIn: also } : {}),
  };
  return { subject: first.subject, entries: joinSeats(entries), ruled, owner: { at: first.subject.at, place: first.place } };
}

/** Seats named in several articles add up; every other key stands once. */
function joinSeats(entries: readonly Entry[]): readonly Entry[] {
  const seats = entries.filter(entry => entry.key === 'seats');
  const [first, ...more] = seats;
  const fromOtherBlocks = more.filter(entry => entry.value.place.article !== first?.value.place.article || entry.value.place.reading !== first.value.place.reading);
  if (!first || fromOtherBlocks.length === 0) return entries;
  const items = [first, ...fromOtherBlocks].flatMap(({ value }) => (value.kind === 'list' ? value.items.map(item => ({ ...item, place: value.place })) : [value]));
  const joined: Entry = { ...first, value: { kind: 'list', at: first.value.at, place: first.value.place, items } };
  return entries.filter(entry => entry === first || !fromOtherBlocks.includes(entry)).map(entry => (entry === first ? joined : entry));
}
