/**
 * The city of `council-world.ts` on a real database: two workplaces of four (a0 to a3, b0 to b3), a council of two
 * delegates from each (a0 and a1, b0 and b1), its chair a2; everybody was elected by acts.
 */
import type { BodyId, MeetingId, MotionId, PersonId, PollId } from '#assembly/ids.ts';
import type { Election, Effect, Motion, Poll } from '#assembly/facts.ts';
import type { VoteMode } from '#charter/law.ts';
import { charterText } from './charter-text.ts';
import { RecordedOrganisation } from './recorded-organisation.ts';

const council = 'city-council@c1' as BodyId;
export const member = (name: string): PersonId => name as PersonId;
const MEMBERS = ['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b3'];
const ELECTION = (body: string): string => `election of: ${body}\ncalled by: keeper of the roll\nnomination: self\nnominations: 1 day\nvoting: 1 day\nballot: open\ncount: block\nties: order`;

const ARTICLES: Readonly<Record<string, readonly string[]>> = {
  2: ['body: city council\nform: council\nfor each: city\nseats:\n  - from: each workplace\n    elected by: members in good standing\n    number: 2\n    weight: electors\nterm: 1 year\nmandate: free\nvacancy: by-election\ndecides by: more than half of votes cast', ELECTION('city council')],
  3: ['body: city chair\nform: office\nfor each: city\nseats:\n  - elected by: members in good standing\n    number: 1\nterm: 1 year\nvacancy: by-election\nkeeps: chair', ELECTION('city chair')],
  4: ['meetings of: city council\nevery: 1 month\nconvened by: seats of city chair\npresided by: seats of city chair', 'motions in: city council\nmoved by: seats of city council\nseconders: 0\nmodes: roll call, card vote, secret\nbetween meetings: 7 days'],
};

export class RecordedCouncil extends RecordedOrganisation {
  /** @param changed articles beside or in the place of the above */
  async start(changed: Readonly<Record<string, readonly string[]>> = {}): Promise<this> {
    await this.found(charterText({ ...ARTICLES, ...changed }), ['recall-gap']);
    const unit = (id: string, kind: string, parents: string[], inhabitants: number): object => ({ unit: id, kind, name: id, parents, figures: { inhabitants } });
    await this.act('record-units', { day: '2024-01-01', units: [unit('c1', 'city', [], 1_000), unit('w1', 'workplace', ['c1'], 700), unit('w2', 'workplace', ['c1'], 300)] } as never, this.registrar);
    await this.act('enrol', { day: '2024-01-01', lines: MEMBERS.map(person => ({ person, units: [person.startsWith('a') ? 'w1' : 'w2'], status: 'full', joined: '2023-01-01', attributes: {} })) } as never, this.registrar);
    await this.#elect(council, ['a0', 'a1', 'b0', 'b1']);
    await this.#elect('city-chair@c1' as BodyId, ['a2']);
    return this;
  }

  async #elect(body: BodyId, names: readonly string[]): Promise<void> {
    await this.act('call-election', { body }, this.registrar);
    for (const election of await this.facts<Election>('election'))
      if (election.body === body) for (const name of names) if (election.constituency === undefined || election.constituency === (name.startsWith('a') ? 'w1' : 'w2')) await this.act('nominate', { election: election.id, person: member(name) }, member(name));
    await this.advance(3);
    await this.advance(3);
  }

  /** In session, with these checked in. */
  async sitting(present: readonly string[]): Promise<MeetingId> {
    const meeting = await this.act('convene', { body: council, meetingAt: this.now as never }, member('a2')) as MeetingId;
    for (const name of present) await this.act('check-in', { meeting }, member(name));
    await this.act('open-meeting', { meeting }, member('a2'));
    return meeting;
  }

  /** A motion of a0 put to the vote, in a meeting or between. */
  async voting(mode: VoteMode, meeting?: MeetingId, effect: Effect = { kind: 'decide' }): Promise<PollId> {
    const motion = await this.act('move', { body: council, title: 'sha256:t' as never, paragraphs: [], effect, ...(meeting === undefined ? {} : { meeting }) }, member('a0')) as MotionId;
    await this.act('put-to-vote', { motion, mode }, member(meeting === undefined ? 'a0' : 'a2'));
    return (await this.motion(motion)).poll as PollId;
  }

  async motion(id: MotionId): Promise<Motion> {
    return (await this.facts<Motion>('motion')).find(each => each.id === id)!;
  }

  async poll(id: PollId): Promise<Poll> {
    return (await this.facts<Poll>('poll')).find(each => each.id === id)!;
  }
}
