/** The count library as others get it: built, put where a package stands, checked for its types and run by the examples of its page. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryDirectory } from './temporary-directory.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const page = await readFile(join(ROOT, 'docs/count-library.md'), 'utf8');
const examples = [...page.matchAll(/```ts\n(.*?)```\n\n```text\n(.*?)```/gsu)].map(([, code = '', output = '']) => ({ code, output }));

describe('the count library as a package', () => {
  const project = temporaryDirectory();
  beforeAll(async () => {
    const place = join(project, 'node_modules/sovet');
    await mkdir(place, { recursive: true });
    await copyFile(join(ROOT, 'package.json'), join(place, 'package.json'));
    await run(process.execPath, [join(ROOT, 'tools/library.ts'), join(place, 'dist/library')]);
    await writeFile(join(project, 'package.json'), '{ "type": "module" }');
    await Promise.all(examples.map(({ code }, index) => writeFile(join(project, `example-${index}.ts`), code)));
  });

  it('has the types that its page uses, for a strict caller without our settings', async () => {
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({
      compilerOptions: { strict: true, target: 'es2023', lib: ['es2023', 'dom'], module: 'nodenext', types: [], noEmit: true, skipLibCheck: false }, include: ['*.ts'],
    }));
    const checked = await run(process.execPath, [join(ROOT, 'node_modules/typescript-7/bin/tsc'), '-p', project]).catch((error: unknown) => error as { stdout: string });
    expect(checked.stdout).toBe('');
  });
  it('has a page with examples', () => { expect(examples).toHaveLength(4); });
  it.each(examples.map(({ output }, index) => ({ index, output })))('prints what its page says: example $index', async ({ index, output }) => {
    const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', join(project, `example-${index}.ts`)]);
    expect(stdout).toBe(output);
  });
});
