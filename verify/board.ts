/** The board of a secret poll: its ballots in parts, an entry each, and then named as a whole before the verdict on them. */
import type { Json } from './canonical.ts';
import { listIn, membersIn, textIn } from './fields.ts';
import type { Report } from './seats.ts';
import type { Members } from './shape.ts';
import { Tree } from './tree.ts';

export class Board {
  readonly #poll: string;
  /** Over the entries of the parts. */
  readonly #tree = new Tree();
  #ballots = 0;
  #last = '';
  isNamed = false;

  constructor(poll: string) {
    this.#poll = poll;
  }

  /** The ballots of the next part. @param leaf the hash of the entry that holds it */
  part(data: Members, leaf: Buffer, report: Report): readonly Members[] {
    if (this.isNamed) report('board-after-closing', `${this.#poll}: ballots after the board was named as a whole`);
    this.#tree.append(leaf);
    if (data.part !== this.#tree.size) report('board-part', `${this.#poll}: part ${String(data.part)} of the board where part ${this.#tree.size} belongs`);
    const ballots = listIn(data.ballots, 'ballots').map(each => membersIn(each, 'ballot'));
    for (const { id } of ballots) this.#follows(id, report);
    this.#ballots += ballots.length;
    return ballots;
  }

  #follows(id: Json | undefined, report: Report): void {
    const text = textIn(id, 'id');
    if (text <= this.#last) report('board-order', `${this.#poll}: ballot ${text} is not in order, or twice`);
    this.#last = text;
  }

  named(data: Members, report: Report): void {
    if (this.isNamed) report('board-twice', `${this.#poll}: the board was named above already`);
    this.isNamed = true;
    const found: Members = { parts: this.#tree.size, ballots: this.#ballots, root: this.#tree.root().toString('hex') };
    for (const [name, value] of Object.entries(found)) {
      if (data[name] !== value) report('board', `${this.#poll}: the board is named with ${name} ${String(data[name])}, the entries above have ${String(value)}`);
    }
  }
}
