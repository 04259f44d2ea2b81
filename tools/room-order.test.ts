import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** A house of small modules, each with the rules it breaks. */
const HOUSE: Readonly<Record<string, { readonly text: string; readonly breaks: readonly string[] }>> = {
  'src/kernel/brand.ts': { text: 'export const brand = 1;', breaks: [] },
  'src/tally/upward.ts': { text: `export { brand } from '#kernel/brand.ts';`, breaks: [] },
  'src/kernel/downward.ts': { text: `export { brand } from '#tally/upward.ts';`, breaks: ['kernel-imports-only-earlier-rooms'] },
  'src/assembly/act.ts': { text: 'export type Act = 1; export const act = 1;', breaks: [] },
  'src/tally/type-only.ts': { text: `import type { Act } from '../assembly/act.ts';\nexport type Count = Act;`, breaks: ['tally-imports-only-earlier-rooms'] },
  'src/service/vote.ts': { text: 'export type Vote = 1; export const vote = 1;', breaks: [] },
  'src/access/session.ts': { text: `export { vote } from '#service/vote.ts';`, breaks: ['access-imports-only-earlier-rooms'] },
  'src/planner/plan.ts': { text: `export { act } from '#assembly/act.ts';`, breaks: ['planner-stands-on-the-kernel'] },
  'src/attic/box.ts': { text: `export { brand } from '#kernel/brand.ts';`, breaks: ['every-room-is-known'] },
  // A cycle is reported at one of its modules.
  'src/kernel/hen.ts': { text: `import { egg } from './egg.ts';\nexport const hen = () => egg;`, breaks: [] },
  'src/kernel/egg.ts': { text: `import { hen } from './hen.ts';\nexport const egg = () => hen;`, breaks: ['no-cycles'] },
  'src/tally/node-module.ts': { text: `export { randomInt } from 'node:crypto';`, breaks: ['pure-rooms-have-no-packages'] },
  'src/assembly/package.ts': { text: `export { z } from 'zod';`, breaks: ['pure-rooms-have-no-packages'] },
  'src/assembly/package-type.ts': { text: `import type { z } from 'zod';\nexport type Z = typeof z;`, breaks: ['pure-rooms-have-no-packages'] },
  'src/charter/parse.ts': { text: `export { parse } from 'yaml';\nexport { fromMarkdown } from 'mdast-util-from-markdown';`, breaks: [] },
  'src/charter/tree.ts': { text: `import type { Root } from 'mdast';\nexport type Tree = Root;`, breaks: [] },
  'src/policy/tree.ts': { text: `import type { Root } from 'mdast';\nexport type Tree = Root;`, breaks: ['only-charter-parses'] },
  'src/policy/parse.ts': { text: `export { parse } from 'yaml';`, breaks: ['only-charter-parses'] },
  'src/tally/count.test.ts': { text: `import 'fast-check';\nimport '#service/vote.ts';`, breaks: [] },
  'src/kernel/lost.ts': { text: `export { nothing } from '#kernel/nothing.ts';`, breaks: ['nothing-unresolved'] },
  'src/http/shot.ts': { text: `export { chromium } from 'playwright-core';`, breaks: ['product-runs-without-development-packages'] },
  'src/http/route.ts': { text: `export { Hono } from 'hono';\nexport { vote } from '#service/vote.ts';`, breaks: [] },
  'verify/check.ts': { text: `export { brand } from '../src/kernel/brand.ts';`, breaks: ['verifier-stands-alone'] },
  'web/src/core.tsx': { text: `export { brand } from '../../src/kernel/brand.ts';`, breaks: [] },
  'web/src/server.tsx': { text: `import type { Vote } from '#service/vote.ts';\nexport type Page = Vote;`, breaks: ['web-takes-only-the-pure-core'] },
};

let broken: ReadonlyMap<string, readonly string[]>;
let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'rooms-'));
  for (const file of ['package.json', 'tsconfig.json', 'tsconfig.base.json', '.dependency-cruiser.cjs', 'tools/rooms.ts']) cpSync(join(ROOT, file), join(house, file));
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'));
  for (const [path, { text }] of Object.entries(HOUSE)) {
    mkdirSync(join(house, dirname(path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  broken = brokenRules();
});
afterAll(() => { rmSync(house, { recursive: true }); });

function brokenRules(): ReadonlyMap<string, readonly string[]> {
  const arguments_ = [join(ROOT, 'node_modules/.bin/depcruise'), 'src', 'verify', 'web', '--output-type', 'json'];
  const { stdout } = spawnSync(process.execPath, arguments_, { cwd: house, encoding: 'utf8', maxBuffer: 1e8 });
  const { summary } = JSON.parse(stdout) as { summary: { violations: readonly { from: string; rule: { name: string } }[] } };
  const byModule = Map.groupBy(summary.violations, violation => violation.from);
  return new Map([...byModule].map(([from, violations]) => [from, [...new Set(violations.map(violation => violation.rule.name))].sort()]));
}

describe('the order of the rooms', () => {
  it.each(Object.entries(HOUSE).map(([path, { breaks }]) => [path, breaks] as const))('%s breaks %j', (path, breaks) => {
    expect(broken.get(path) ?? []).toEqual(breaks);
  });
});
