/** Reading a charter: compiled and checked, with everything it finds. */
import { readFile } from 'node:fs/promises';
import { compile } from '#charter/compile.ts';
import type { VersionHash } from '#charter/law.ts';
import { percentile, timed } from '../figures.ts';
import type { Part } from '../part.ts';

const RUNS = 9;

async function readings(name: string): Promise<{ readings?: { file: string; text: string } }> {
  const file = `${name}.readings.md`;
  const text = await readFile(new URL(`../../charters/${file}`, import.meta.url), 'utf8').catch(() => undefined);
  return text === undefined ? {} : { readings: { file, text } };
}

export const compiling: Part = {
  about: 'compile and check the charters of this repository',
  tells: ['median of 9', 'first time'],
  onDatabases: false,
  measure: async ({ report }) => {
    for (const name of ['federation-of-councils', 'federation-of-councils.ru', 'rsfsr-1918']) {
      const source = { file: `${name}.md`, text: await readFile(new URL(`../../charters/${name}.md`, import.meta.url), 'utf8'), version: 'bench' as VersionHash, ...(await readings(name)) };
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++) times.push((await timed(() => compile(source))).ms);
      report(`${name}, first time`, times[0] ?? Number.NaN, 'ms', '< 200 ms');
      report(`${name}, median of ${RUNS}`, percentile(times, 0.5), 'ms', '< 200 ms');
    }
  },
};
