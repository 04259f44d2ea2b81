/** What the keepers of the roll wrote down: that a correction follows on what stood before, and who issued codes. */
import type { Json } from './canonical.ts';
import { listIn, membersIn, textIn, textsIn } from './fields.ts';
import type { Report } from './seats.ts';
import { isMembers, type Entry, type Members } from './shape.ts';

const CHANNELS: ReadonlySet<string> = new Set(['letter', 'mail']);

export class Roll {
  /** The last commitment to each person's particulars. */
  readonly #particulars = new Map<string, string>();
  /** Codes issued, by whom. */
  readonly issuers = new Map<string, number>();

  recorded(data: Members): void {
    for (const each of listIn(data.lines, 'lines')) {
      const { person, particulars } = membersIn(each, 'line');
      if (particulars !== undefined) this.#particulars.set(textIn(person, 'person'), textIn(particulars, 'particulars'));
    }
  }

  corrected(data: Members, { act }: Entry, report: Report): void {
    const correction = membersIn(data.correction, 'correction');
    const [id, person] = [textIn(correction.id, 'id'), textIn(correction.person, 'person')];
    if (id !== act.key) report('correction', `the correction ${id} stands in the act ${act.key}`);
    this.#isBy(correction.by, act.by, report);
    for (const each of listIn(correction.standings, 'standings')) membersIn(membersIn(each, 'standing').was, 'was');
    if (correction.particulars !== undefined) this.#mended(person, membersIn(correction.particulars, 'particulars'), report);
  }

  /** The founders' registrar has particulars that no entry commits to. */
  #mended(person: string, { was, now }: Members, report: Report): void {
    const known = this.#particulars.get(person);
    if (known !== undefined && was !== known) report('correction-was', `the particulars of ${person} were ${known}, the correction says ${String(was)}`);
    this.#particulars.set(person, textIn(now, 'now'));
  }

  issued(data: Members, { act }: Entry, report: Report): void {
    const [by, persons] = [textIn(data.by, 'by'), textsIn(data.persons, 'persons')];
    if (!CHANNELS.has(textIn(data.channel, 'channel'))) report('codes', `codes are issued by ${String(data.channel)}`);
    if (persons.length === 0 || new Set(persons).size !== persons.length) report('codes', 'codes are issued for nobody, or twice for somebody');
    this.#isBy(data.by, act.by, report);
    this.issuers.set(by, (this.issuers.get(by) ?? 0) + persons.length);
  }

  #isBy(stated: Json | undefined, by: Json, report: Report): void {
    const actor = isMembers(by) ? by.person : undefined;
    if (stated !== actor) report('by-another', `done by ${String(stated)}, in an act of ${String(actor)}`);
  }
}
