import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY_CHECKS, repositoryFiles } from './repository-checks.ts';

/** Kept out of the examples' lines, so that the checks do not find them here. */
const LATER = ['TO', 'DO'].join('');
const [SKIP, ONLY, SKIP_IF] = ['skip', 'only', 'skipIf'];

type Files = Readonly<Record<string, string>>;

function complaintsOf(check: string, files: Files): readonly string[] {
  return REPOSITORY_CHECKS[check]?.(Object.entries(files).map(([path, text]) => ({ path, text }))) ?? ['no such check'];
}

const SOUND: readonly (readonly [check: string, files: Files])[] = [
  ['rooms are known', { 'src/kernel/brand.ts': '', 'web/src/page.tsx': '' }],
  ['file names', { 'src/tally/count-board.test.ts': '', 'README.md': '', '.ci/run': '', 'docs/decisions/0001-room-order.md': '', 'web/vite.config.ts': '' }],
  ['unfinished work has an issue', { 'src/tally/count.ts': `// ${LATER}(#12): the long ballot\n// ${LATER} #13\nconst ${LATER}S = 1` }],
  ['every test runs', { 'src/tally/count.test.ts': `it('skips nobody', () => {})\nit.each([])` }],
  ['glossary', { 'GLOSSARY.md': '# Terms\n\n**quorum**: how many must be present.\n- **tie** (draw): equal votes.\n' }],
  ['links lead somewhere', {
    'README.md': '# Read\n[a](docs/law.md#the-law-itself) [b](docs/) [c](#read) [d](https://example.org/x) `[e](none.md)`\n```\n[f](none.md)\n```',
    'docs/law.md': '# The law, itself\n[up](../README.md "home")',
  }],
  ['no machine paths', { 'src/main/cli.ts': '// see ./work/notes, ${root}/tmp/x, #!/usr/bin/env and https://example.org/home/a' }],
  ['migration numbers', { 'src/store/migrations/0001-acts.sql': '', 'src/store/migrations/0002-ballots.sql': '' }],
];

const FAULTY: readonly (readonly [check: string, files: Files, complaint: RegExp])[] = [
  ['rooms are known', { 'src/attic/box.ts': '' }, /^src\/attic\/box.ts: no such room/],
  ['rooms are known', { 'src/stray.ts': '' }, /no such room/],
  ['file names', { 'src/tally/countBoard.ts': '' }, /"countBoard.ts" is not kebab-case/],
  ['file names', { 'src/Tally/count.ts': '' }, /"Tally" is not kebab-case/],
  ['file names', { 'src/tally/ballot-utils.ts': '' }, /does not say what is inside/],
  ['file names', { 'test/helpers/clock.ts': '' }, /does not say what is inside/],
  ['unfinished work has an issue', { 'src/tally/count.ts': `const a = 1;\n// ${LATER} the long ballot` }, /^src\/tally\/count.ts:2: /],
  ['every test runs', { 'a.test.ts': `it.${SKIP}('', () => {})` }, /^a.test.ts:1: /],
  ['every test runs', { 'a.test.ts': `describe.${ONLY}('', () => {})` }, /^a.test.ts:1: /],
  ['every test runs', { 'a.test.ts': `  it.${SKIP_IF}(slow)('', () => {})` }, /^a.test.ts:1: /],
  ['glossary', {}, /missing/],
  ['glossary', { 'GLOSSARY.md': '**quorum** is a number' }, /"quorum" has no meaning/],
  ['glossary', { 'GLOSSARY.md': '**tie**: equal.\n**Tie**: even.' }, /^GLOSSARY.md:2: "Tie" is explained twice/],
  ['links lead somewhere', { 'README.md': '[a](docs/none.md)' }, /docs\/none.md leads nowhere/],
  ['links lead somewhere', { 'README.md': '# Read\n[a](#write)' }, /#write names no heading/],
  ['no machine paths', { 'docs/a.md': `see ${'/ho'}me/anna/notes` }, /^docs\/a.md:1: names a path/],
  ['no machine paths', { 'package-lock.json': '"resolved": "https://example.org/a.tgz"' }, /downloaded/],
  ['migration numbers', { 'src/store/migrations/0001-acts.sql': '', 'src/store/migrations/0001-ballots.sql': '' }, /the same number 0001/],
  ['migration numbers', { 'src/store/migrations/acts.sql': '' }, /begins with four digits/],
];

describe('the repository checks', () => {
  it.each(SOUND)('%s: sound files pass', (check, files) => {
    expect(complaintsOf(check, files)).toEqual([]);
  });

  it.each(FAULTY)('%s: %j is named', (check, files, complaint) => {
    expect(complaintsOf(check, files)).toEqual([expect.stringMatching(complaint)]);
  });

  it('has a sound and a faulty example of every check', () => {
    expect(new Set(SOUND.map(([check]) => check))).toEqual(new Set(Object.keys(REPOSITORY_CHECKS)));
    expect(new Set(FAULTY.map(([check]) => check))).toEqual(new Set(Object.keys(REPOSITORY_CHECKS)));
  });

  it('reads the files of this repository', () => {
    const files = repositoryFiles(join(import.meta.dirname, '..'));
    expect(files.find(({ path }) => path === 'package.json')?.text).toContain('"name": "sovet"');
    expect(files.filter(({ path }) => path.startsWith('node_modules/'))).toEqual([]);
  });
});
