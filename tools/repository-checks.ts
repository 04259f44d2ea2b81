/** What the repository promises about its own files. Run as a program it lists every complaint and exits with 1. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, RepositoryFile } from './checks/check.ts';
import { fileNames } from './checks/file-names.ts';
import { glossary } from './checks/glossary.ts';
import { links } from './checks/links.ts';
import { machinePaths } from './checks/machine-paths.ts';
import { migrationNumbers } from './checks/migration-numbers.ts';
import { roomsKnown } from './checks/rooms-known.ts';
import { skippedTests } from './checks/skipped-tests.ts';
import { unfinishedWork } from './checks/unfinished-work.ts';

export const REPOSITORY_CHECKS: Readonly<Record<string, Check>> = {
  'rooms are known': roomsKnown,
  'file names': fileNames,
  'unfinished work has an issue': unfinishedWork,
  'every test runs': skippedTests,
  'glossary': glossary,
  'links lead somewhere': links,
  'no machine paths': machinePaths,
  'migration numbers': migrationNumbers,
};

/** Everything git tracks or would track: what it ignores is not ours. */
export function repositoryFiles(root: string): readonly RepositoryFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  return listed.split('\0').filter(path => path !== '' && existsSync(join(root, path))).map(path => ({ path, text: textOf(join(root, path)) }));
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return bytes.includes(0) ? '' : bytes.toString('utf8');
}

if (import.meta.main) {
  const files = repositoryFiles(join(import.meta.dirname, '..'));
  const complaints = Object.values(REPOSITORY_CHECKS).flatMap(check => check(files));
  for (const complaint of complaints) console.log(complaint);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}
