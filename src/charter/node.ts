/** A rule block as nodes with positions: everything a form needs to read a value and to say where it stands. */
import type { ArticleId, FilePosition } from './law.ts';

/** The article a node stands in, and the reason when it comes from a reading. */
export interface Place {
  readonly article: ArticleId;
  readonly reading?: string;
}

interface Placed {
  readonly at: FilePosition;
  readonly place: Place;
}

export interface TextNode extends Placed { readonly kind: 'text'; readonly text: string }
export interface ListNode extends Placed { readonly kind: 'list'; readonly items: readonly Node[] }
export interface MapNode extends Placed { readonly kind: 'map'; readonly entries: readonly Entry[] }
export type Node = TextNode | ListNode | MapNode;

export interface Entry {
  readonly key: string;
  readonly at: FilePosition;
  readonly value: Node;
}

/** The items of a value that may be written as one item or as a list. */
export function itemsOf(node: Node): readonly Node[] {
  return node.kind === 'list' ? node.items : [node];
}
