import { describe, expect, it } from 'vitest';
import { contestOf, parseBlt } from '#tally/ballot-files/blt.ts';
import { count, PRESETS } from '#tally/index.ts';
import { displayWidth } from '../terminal-width.ts';
import { countTable } from './count-table.ts';

const parsed = parseBlt('5 2\n6 1 2 3 0\n1 2 0\n3 3 0\n2 4 5 1 0\n1 5 2 0\n0\n"王小明"\n"Ольга"\n"Clara of the long street behind the old mill"\n"김"\n"\u001b[2JEve"\n"Committee"\n');
if (!parsed.ok) throw new Error('the ballots of the test are malformed');
const { options, ballots } = contestOf(parsed.value);
const counted = count(PRESETS['scottish-stv'], options, ballots, 2, { ladder: ['earlier-stage', 'lot'], lots: options });
const shown = (width: number): string => countTable(counted, 'Committee', width, text => text);

describe('the table of a count', () => {
  it.each([40, 64, 100])('keeps a terminal of %i columns, and heads every stage once', width => {
    const lines = shown(width).split('\n');
    expect(lines.filter(line => displayWidth(line) > width)).toEqual([]);
    const heads = lines.filter(line => line.startsWith(' ') && line.includes('stage ')).flatMap(line => line.match(/stage \d+/g) ?? []);
    expect(heads).toEqual(counted.stages.map(({ stage }) => `stage ${stage}`));
  });

  it('leaves whoever is out away from the blocks that come after', () => {
    const blocks = shown(40).split('\n\n').filter(block => /^ +stage/.test(block));
    expect([blocks[0], blocks.at(-1)].map(block => block?.includes('Eve'))).toEqual([true, false]);
    expect(blocks.at(-1)).toContain('王小明');
  });

  it('lets no name steer the terminal', () => expect(shown(100)).not.toContain('\u001b'));
});
