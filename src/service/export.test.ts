import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Election, Poll, Seat } from '#assembly/facts.ts';
import type { PersonId } from '#assembly/ids.ts';
import type { Database } from '#store/open-database.ts';
import { eachDatabase } from '../../test/databases.ts';
import { DAY, digest, eventIn, faultsOf, forged, RecordedOrganisation, replayed, type Anything, type Forge } from '../../test/recorded-organisation.ts';
import { RecordCheck } from '../../verify/check.ts';
import { NothingSealed } from './export.ts';

const charter = await readFile(new URL('../../charters/federation-of-councils.md', import.meta.url), 'utf8');
const COUNCIL = 'city-council@north';

/** Sixty members elect their council, and recall one delegate. */
class Federation extends RecordedOrganisation {
  readonly members = Array.from({ length: 60 }, (_, n) => `m${String(n).padStart(2, '0')}` as PersonId);

  async start(): Promise<void> {
    await this.found(charter);
    await this.act('record-units', { day: '2024-01-01', units: [
      { unit: 'north', kind: 'city', name: 'North', parents: [], figures: {} }, { unit: 'depot', kind: 'workplace', name: 'Depot', parents: ['north'], figures: {} },
    ] } as never, this.registrar);
    await this.act('enrol', { day: '2024-01-01', lines: this.members.map(person => ({ person, units: ['depot'], status: 'full', joined: '2023-01-01', attributes: { 'dues-paid-until': '2026-12-31', category: 'production' } })) } as never, this.registrar);
  }

  async elect(): Promise<void> {
    await this.act('call-election', { body: COUNCIL } as never, this.registrar);
    const [election] = await this.facts<Election>('election');
    for (const n of [1, 2, 3, 4, 5]) await this.act('nominate', { election: election!.id, person: this.members[n]! }, this.members[n]!);
    await this.advance(40);
    const [poll] = await this.facts<Poll>('poll');
    // Candidates 4 and 5 stay equal to the end: a lot parts them.
    const papers = [[1, 2, 3], [2, 3], [3, 1, 4], [3, 1, 5], []];
    for (const half of [this.members.slice(0, 29), this.members.slice(29)])
      await Promise.all(half.map((person, n) => this.vote(poll!.id, person, { kind: 'ranking', order: papers[n % papers.length]!.map(each => this.members[each] as string) })));
    await this.advance(40);
  }

  async recall(): Promise<void> {
    const seat = (await this.facts<Seat>('seat')).find(each => each.body === COUNCIL && each.holder !== undefined);
    for (const n of [10, 11, 12, 13, 14, 15]) await this.act('sign', { for: 'recall', seat: seat!.id }, this.members[n]!);
    const poll = (await this.facts<Poll>('poll')).find(each => each.order.for.kind === 'recall');
    await Promise.all(this.members.slice(0, 45).map((person, n) => this.vote(poll!.id, person, { kind: 'question', vote: n < 40 ? 'for' : 'abstain' })));
    await this.advance(30);
  }
}

const isElection = (data: Anything): boolean => data.verdict.count !== undefined;
const isRecall = (data: Anything): boolean => data.verdict.count === undefined;

/** What is changed, how, and the fault that must be among those found. */
const FORGERIES: readonly (readonly [string, Forge, string])[] = [
  ['a total of the verdict', entries => { eventIn(entries, 'poll-closed', isRecall).data.verdict.totals.for.heads -= 1; }, 'totals'],
  ['the number of marks in the verdict', entries => { eventIn(entries, 'poll-closed', isRecall).data.verdict.marks -= 1; }, 'marks'],
  ['the outcome', entries => { eventIn(entries, 'poll-closed', isRecall).data.verdict.outcome = 'lost'; }, 'outcome'],
  ['what a test needed', entries => { eventIn(entries, 'poll-closed', isRecall).data.verdict.tests[0].need = '41'; }, 'tests'],
  ['whether a test was met', entries => { eventIn(entries, 'poll-closed', isRecall).data.verdict.tests[0].met = false; }, 'tests'],
  ['a ballot is taken off the board', entries => { eventIn(entries, 'board-part').data.ballots.pop(); }, 'board'],
  ['a ballot is added to the board', entries => { const { ballots } = eventIn(entries, 'board-part').data; ballots.push({ ...ballots[0], id: 'ffffffff-ffff-4fff-bfff-ffffffffffff' }); }, 'ballots-and-marks'],
  ['a ballot stands twice on the board', entries => { const { ballots } = eventIn(entries, 'board-part').data; ballots.push(ballots[0]); }, 'board-order'],
  ['a ballot is exchanged', entries => { const { ballots } = eventIn(entries, 'board-part').data; ballots[0].choice = { kind: 'ranking', order: ['m05', 'm01'] }; }, 'board'],
  ['a ballot weighs two', entries => { eventIn(entries, 'board-part').data.ballots[0].weight = 2; }, 'weight'],
  ['a ballot names who does not stand', entries => { eventIn(entries, 'board-part').data.ballots[0].choice = { kind: 'ranking', order: ['m40'] }; }, 'choice'],
  ['a part of the board gets another number', entries => { eventIn(entries, 'board-part').data.part = 2; }, 'board-part'],
  ['a part of the board is left out', entries => { entries.splice(entries.findIndex(entry => entry.act.kind === 'publish-board'), 1); }, 'board'],
  ['a part of the board stands twice', entries => { const at = entries.findIndex(entry => entry.act.kind === 'publish-board'); entries.splice(at, 0, { ...entries[at]!, act: { ...entries[at]!.act, key: 'again' } }); }, 'board-part'],
  ['the board of one poll stands for another', entries => { const [of, to] = entries.flatMap(entry => entry.events.filter(event => event.kind === 'board-part')); to!.data = { ...of!.data, poll: to!.data.poll }; }, 'choice'],
  ['a board is named without its parts', entries => { eventIn(entries, 'board-published').data.parts = 2; }, 'board'],
  ['a board is not named', entries => { const { entry } = eventIn(entries, 'board-published'); entry.events = entry.events.filter(event => event.kind !== 'board-published'); }, 'board-missing'],
  ['a mark is added', entries => { const lines = eventIn(entries, 'marks-entered').data.lines; lines[0] = lines[1]; }, 'mark-twice'],
  ['a line that is not on the roll votes', entries => { eventIn(entries, 'marks-entered').data.lines.push(60); }, 'mark-off-roll'],
  ['a batch of marks is dropped', entries => { entries.splice(entries.findIndex(entry => entry.act.kind === 'cast-batch'), 1); }, 'ballots-and-marks'],
  ['marks come after the closing', entries => {
    const [batch] = entries.splice(entries.findIndex(entry => entry.act.kind === 'cast-batch'), 1);
    entries.push({ ...batch!, act: { ...batch!.act, at: entries.at(-1)!.act.at } });
  }, 'mark-after-closing'],
  ['marks come before the opening', entries => {
    const opened = eventIn(entries, 'poll-opened').data.order;
    opened.opens += 100 * DAY;
    opened.closes += 100 * DAY;
  }, 'mark-out-of-time'],
  ['the share in the order', entries => { eventIn(entries, 'poll-opened', data => data.order.for.kind === 'recall').data.order.decision.threshold.all[0].share = '1/100'; }, 'verdict-order'],
  ['the share in the order and its digest', entries => {
    const { order } = eventIn(entries, 'poll-opened', data => data.order.for.kind === 'recall').data;
    order.decision.threshold.all[0].share = '99/100';
    eventIn(entries, 'poll-closed', isRecall).data.verdict.order = digest(order);
  }, 'tests'],
  ['a base in the order and its digest', entries => {
    const { order } = eventIn(entries, 'poll-opened', data => data.order.for.kind === 'recall').data;
    order.bases.electors = 70;
    eventIn(entries, 'poll-closed', isRecall).data.verdict.order = digest(order);
  }, 'base'],
  ['the opening of a poll is taken away', entries => { const { entry } = eventIn(entries, 'poll-opened'); entry.events = entry.events.filter(event => event.kind !== 'poll-opened'); }, 'unknown-poll'],
  ['the winners change places', entries => { const { elected } = eventIn(entries, 'poll-closed', isElection).data.verdict.count; [elected[0], elected[1]] = [elected[1], elected[0]]; }, 'elected'],
  ['a loser is among the elected', entries => { eventIn(entries, 'poll-closed', isElection).data.verdict.count.elected[0] = 'm05'; }, 'elected'],
  ['the quota', entries => { eventIn(entries, 'poll-closed', isElection).data.verdict.count.quota = '10.00000'; }, 'quota'],
  ['the votes of a stage', entries => { eventIn(entries, 'poll-closed', isElection).data.verdict.count.stages[0].votes.m01 = '20.00000'; }, 'stages'],
  ['the lots', entries => { eventIn(entries, 'poll-closed', isElection).entry.act.content['lots'].reverse(); }, 'alternates'],
  ['a seat goes to a loser', entries => { eventIn(entries, 'seat-filled').data.person = 'm05'; }, 'seat-not-of-the-elected'],
  ['two seats are exchanged', entries => {
    const { entry } = eventIn(entries, 'seat-filled');
    const [a, b] = entry.events.filter(event => event.kind === 'seat-filled');
    [a!.data.person, b!.data.person] = [b!.data.person, a!.data.person];
  }, 'seat-not-of-the-elected'],
  ['the elected get no seat', entries => { const { entry } = eventIn(entries, 'seat-filled'); entry.events = entry.events.filter(event => event.kind !== 'seat-filled'); }, 'elected-without-seat'],
  ['a seat is filled twice', entries => { const { entry, data } = eventIn(entries, 'seat-filled'); entry.events.push({ kind: 'seat-filled', v: 1, data }); }, 'seat-filled-twice'],
  ['a seat is filled by nothing', entries => { const { entry, data } = eventIn(entries, 'seat-filled', each => each.how === 'alternate'); entry.events.push({ kind: 'seat-vacated', v: 1, data: { seat: data.seat, person: data.person, because: 'resigned', by: 'x' } }, { kind: 'seat-filled', v: 1, data: { ...data, how: 'appointed', by: 'nothing' } }); }, 'seat-without-cause'],
  ['the recalled stays', entries => { const { entry } = eventIn(entries, 'seat-vacated'); entry.events = entry.events.filter(event => event.kind !== 'seat-vacated'); }, 'seat-filled-twice'],
  ['somebody who is no alternate follows', entries => { eventIn(entries, 'seat-filled', each => each.how === 'alternate').data.person = 'm33'; }, 'not-an-alternate'],
  ['the verdict is given twice', entries => { const { entry, data } = eventIn(entries, 'poll-closed', isRecall); entry.events.push({ kind: 'poll-closed', v: 1, data }); }, 'closed-twice'],
  ['a verdict brings ballots of its own', entries => { eventIn(entries, 'poll-closed', isRecall).data.verdict.ballots = []; }, 'ballots'],
  ['a verdict cannot be read', entries => { eventIn(entries, 'poll-closed', isRecall).data.verdict = 7; }, 'event-shape'],
];

eachDatabase((name, open) => {
  let federation: Federation;
  let record = '';
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-'));
    federation = new Federation((await open()) as Database);
    await federation.start();
    expect(await federation.exported().catch((error: unknown) => error)).toBeInstanceOf(NothingSealed);
    await federation.elect();
    await federation.recall();
    record = await federation.exported();
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('exports a record that the verifier finds without a fault, with both verdicts computed again', async () => {
    expect(faultsOf(record)).toEqual([]);
    const check = new RecordCheck(undefined);
    for (const line of record.split(/(?<=\n)/)) check.take(Buffer.from(line));
    check.end();
    expect(check.verdicts.checked).toBe(2);
    expect(check.counts).toMatchObject({ documents: 1, particulars: 0 });
    expect(check.counts.checkpoints).toBeGreaterThan(1);
    const path = join(folder, `${name}.jsonl`);
    await writeFile(path, record);
    const program = fileURLToPath(new URL('../../verify/verify.ts', import.meta.url));
    const status = await new Promise(resolve => { const child = execFile(process.execPath, [program, path], () => { resolve(child.exitCode); }); });
    expect(status).toBe(0);
  });

  it('replays every act to the same judgement', async () => {
    const report = await replayed(record);
    expect(report.differences).toEqual([]);
    expect(report).toMatchObject({ org: federation.org, votes: 105 });
    expect(report.acts).toBeGreaterThan(15);
  });

  describe('caught, though sealed again with the key:', () => {
    it.each(FORGERIES)('%s', async (_what, change, code) => {
      const faults = faultsOf(await forged(record, await federation.signer(), change));
      expect(faults.map(fault => fault.code)).toContain(code);
      for (const fault of faults) expect(fault.line).toBeGreaterThan(1);
    });

    it('nothing, when nothing was changed', async () => {
      expect(faultsOf(await forged(record, await federation.signer(), () => undefined))).toEqual([]);
    });

    it('by replay, an order whose share and verdict were forged to fit each other', async () => {
      const report = await replayed(await forged(record, await federation.signer(), entries => {
        const { order } = eventIn(entries, 'poll-opened', data => data.order.for.kind === 'recall').data;
        order.decision.threshold.quorum = [];
        const { verdict } = eventIn(entries, 'poll-closed', isRecall).data;
        Object.assign(verdict, { order: digest(order), tests: verdict.tests.filter((test: Anything) => test.kind === 'majority') });
      }));
      expect(report.differences[0]).toMatchObject({ code: 'events', message: expect.stringContaining('poll-opened.data.order.decision.threshold.quorum: judged [{') });
    });

    it('by replay, a line that votes twice and one that is on no roll', async () => {
      const report = await replayed(await forged(record, await federation.signer(), entries => {
        const { lines } = eventIn(entries, 'marks-entered').data;
        lines.push(lines[0], 60);
      }));
      expect(report.differences.filter(each => each.code === 'cast').map(each => each.message)).toEqual([expect.stringContaining('has voted before'), 'line 60 of a roll of 60']);
    });

    it('by replay, ballots on the board that nobody was offered', async () => {
      const report = await replayed(await forged(record, await federation.signer(), entries => { eventIn(entries, 'board-part').data.ballots[0].choice = { kind: 'ranking', order: ['m40'] }; }));
      expect(report.differences.map(each => each.code)).toEqual(['cast', 'events']);
    });

    it('by replay, an act that the charter refuses', async () => {
      const report = await replayed(await forged(record, await federation.signer(), entries => {
        const { entry } = eventIn(entries, 'election-called');
        Object.assign(entry.act, { by: { as: 'person', person: 'm50' } });
      }));
      expect(report.differences.map(each => each.code)).toEqual(['refused']);
    });
  });

  it('shows nobody\'s particulars unless asked', async () => {
    expect(record).not.toContain('Anna');
    expect(faultsOf(await federation.exported({ withParticulars: true }))).toEqual([]);
  });
});
