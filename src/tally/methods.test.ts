import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contestOf, parseBlt } from './blt.ts';
import { count, type Stage } from './count.ts';
import { ERS97_TIES, PRESETS, SCOTTISH_TIES, type PresetName } from './presets.ts';

const pages = resolve(import.meta.dirname, '../../docs/methods');

/** Pages whose example is a `blt` block with the `stages` block it leads to; the page has the name of the preset. */
const examples = readdirSync(pages).flatMap(file => {
  const [blt, stages] = [/```blt\n([^`]*)```/, /```stages\n([^`]*)```/].map(block => block.exec(readFileSync(resolve(pages, file), 'utf8'))?.[1]);
  const name = file.replace('.md', '');
  return blt !== undefined && stages !== undefined && Object.hasOwn(PRESETS, name) ? [{ name: name as PresetName, blt, stages: stages.trim().split('\n') }] : [];
});

function line({ action, votes, nonTransferable, quota, elected, excluded }: Stage): string {
  const held = Object.entries(votes).map(([name, amount]) => `${name}=${amount}`);
  const ends = [['elected', elected], ['excluded', excluded]] as const;
  return [action.kind, ...held, `lost=${nonTransferable}`, ...(quota === undefined ? [] : [`quota=${quota}`]), ...ends.flatMap(([what, names]) => (names.length > 0 ? [`${what}=${names.join(',')}`] : []))].join(' ');
}

describe('the worked example of a page on a method', () => {
  it('is there', () => expect(examples.length).toBeGreaterThan(0));
  it.each(examples)('$name: stage by stage', ({ name, blt, stages }) => {
    const parsed = parseBlt(blt);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const { options, withdrawn, ballots } = contestOf(parsed.value);
    expect(count(PRESETS[name], options, ballots, parsed.value.seats, { ladder: name === 'ers97' ? ERS97_TIES : SCOTTISH_TIES }, withdrawn).stages.map(line)).toEqual(stages);
  });
});
