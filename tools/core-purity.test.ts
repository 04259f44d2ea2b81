import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

function loadPureRooms(source: string): { readonly modules: number; readonly complaint: string } {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, join(import.meta.dirname, 'core-purity.ts'), source], { encoding: 'utf8' });
  return { modules: Number(stdout), complaint: stderr };
}

function houseWith(text: string): string {
  const source = mkdtempSync(join(tmpdir(), 'core-'));
  onTestFinished(() => { rmSync(source, { recursive: true }); });
  mkdirSync(join(source, 'kernel'));
  writeFileSync(join(source, 'kernel', 'module.ts'), text);
  return source;
}

describe('the pure core', () => {
  it('loads in a realm without clock, chance, language library or host', () => {
    const { modules, complaint } = loadPureRooms(join(import.meta.dirname, '..', 'src'));
    expect(complaint).toBe('');
    expect(modules).toBeGreaterThan(5);
  });

  it.each([
    ['the clock', 'export const now: number = Date.now();', /Date is not defined/],
    ['chance', 'export const lot: number = Math.random();', /Math.random is not a function/],
    ['the language library', 'export const names = new Intl.Collator();', /Intl is not defined/],
    ['the language of the host', 'export const text: string = (1).toLocaleString();', /toLocaleString is not a function/],
    ['the environment', 'export const home = process.env;', /process is not defined/],
    ['the network', 'export const page = fetch("");', /fetch is not defined/],
    ['a console', 'console.log("");', /console is not defined/],
    ['code made from text', 'export const f = new Function("return 1");', /Code generation from strings disallowed/],
    ['a Node module', 'export { randomInt } from "node:crypto";', /imports node:crypto/],
  ])('would be caught reaching for %s', (_what, text, complaint) => {
    expect(loadPureRooms(houseWith(text)).complaint).toMatch(complaint);
  });
});
