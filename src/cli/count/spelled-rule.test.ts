import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sovet, type Run } from '../../../test/sovet.ts';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';

const BALLOTS = '3 1\n4 1 2 0\n3 2 0\n2 3 2 0\n0\n"Anna"\n"Boris"\n"Clara"\n"Chair"\n';

async function countBy(rule: unknown): Promise<Run> {
  const file = join(temporaryDirectory(), 'rule.json');
  await writeFile(file, JSON.stringify(rule));
  return sovet(['count', '-', '--rule', file, '--json'], { input: BALLOTS });
}

describe('a rule in a file', () => {
  it('may be spelled with all its settings', async () => {
    const run = await countBy({ rule: { kind: 'meek', keeps: 'share', decimals: 3, guard: 0, balance: 2, quota: 'plus-one-unit', exclusion: 'single', tied: 'same-votes', electing: 'at-once' }, ties: [] });
    expect([run.status, JSON.parse(run.out)]).toMatchObject([0, { rule: 'meek', elected: ['Boris'], stages: [{ votes: { Anna: '4.000' } }, {}] }]);
  });
  it('is known by the name of the preset with the same settings', async () => {
    const run = await countBy({ rule: { kind: 'schulze', strength: 'margins' } });
    expect(JSON.parse(run.out)).toMatchObject({ rule: 'schulze-margins', elected: ['Boris'], pairwise: { preferred: { Boris: { Anna: '5' } } } });
  });
  it('is refused with every setting that is missing or wrong', async () => {
    const run = await countBy({ rule: { kind: 'stv', quota: 'drop', decimals: 5, transfer: 'weighted', surplusOrder: 'largest' } });
    expect([run.status, run.err]).toEqual([2, expect.stringMatching(/rule\.quota: cannot be drop; did you mean droop\?.*\n.*rule\.exclusion: is missing: single, bulk/) as string]);
  });
});
