/**
 * Makes the count library as it is published: one script without types for every engine, and the types beside it. Node.js does not strip types
 * within node_modules, so that others cannot import the sources.
 *
 *   node tools/library.ts [DIRECTORY]     dist/library unless another is named
 */
import { execFile } from 'node:child_process';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const out = resolve(process.argv[2] ?? join(ROOT, 'dist', 'library'));

await rm(out, { recursive: true, force: true });
await build({ entryPoints: [join(ROOT, 'src/tally/index.ts')], outfile: join(out, 'tally.js'), bundle: true, format: 'esm', platform: 'neutral', target: 'es2023', absWorkingDir: ROOT, legalComments: 'none' });
await promisify(execFile)(process.execPath, [join(ROOT, 'node_modules/typescript-7/bin/tsc'), '-p', join(ROOT, 'tsconfig.library.json'), '--outDir', join(out, 'types')]);
// Declarations name sources by rooms and with their own ending; others find them by the way from file to file.
for await (const name of glob('**/*.d.ts', { cwd: join(out, 'types') })) {
  const file = join(out, 'types', name);
  const up = relative(dirname(file), join(out, 'types')) || '.';
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/'(#|\.{1,2}\/)([^'\n]+)\.ts'/gu, (_, start: string, path: string) => `'${start === '#' ? `${up}/`.replace(/^(?!\.)/u, './') : start}${path}.js'`));
}
