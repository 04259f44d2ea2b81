/** A million ranked ballots counted by `sovet count` from a file, one process for each rule. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costOf } from '../program-cost.ts';
import { MILLION, writeLargePoll, writeLargePollAsCsv } from '../large-poll.ts';
import type { Part, Run } from '../part.ts';

const MB = 1e6;

async function count({ report }: Run, file: string, what: string, rule: string, seats: number): Promise<void> {
  const { processor, memory } = await costOf(['count', file, '--rule', rule, '--seats', String(seats), '--json']);
  report(`${what}, processor time`, processor, 's', '< 2 s');
  report(`${what}, most memory`, memory / MB, 'MB', '< 500 MB');
}

/** A million answers to one question, a line each. */
function motion(): string {
  const line = (index: number): string => (index % 7 < 4 ? '1 1 0\n' : index % 7 < 6 ? '1 2 0\n' : '1 3 0\n');
  return `3 1\n${Array.from({ length: MILLION.ballots }, (_, index) => line(index)).join('')}0\n"For"\n"Against"\n"Abstain"\n"A large poll"\n`;
}

export const countingMillion: Part = {
  about: `count ${MILLION.ballots} ballots of ${MILLION.candidates} candidates from a file, reading included`,
  tells: ['most memory', 'processor time'],
  onDatabases: false,
  measure: async run => {
    const directory = await mkdtemp(join(tmpdir(), 'sovet-poll-'));
    try {
      const [blt, csv, question] = ['poll.blt', 'poll.csv', 'question.blt'].map(name => join(directory, name)) as [string, string, string];
      await writeLargePoll(blt, MILLION);
      await count(run, blt, 'Scottish STV, 6 seats', 'scottish-stv', MILLION.seats);
      await count(run, blt, 'IRV', 'irv', 1);
      await count(run, blt, 'Schulze', 'schulze-winning', 1);
      await count(run, blt, 'Meek, 6 seats', 'meek', MILLION.seats);
      await count(run, blt, 'approval of all ranked', 'approval', MILLION.seats);
      await writeFile(question, motion());
      await count(run, question, 'yes or no', 'yes-no', 1);
      await writeLargePollAsCsv(csv, MILLION);
      await count(run, csv, 'Scottish STV, 6 seats, from CSV', 'scottish-stv', MILLION.seats);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  },
};
