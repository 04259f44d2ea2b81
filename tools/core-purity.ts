/**
 * Loads every module of the pure rooms into a realm that has the language and nothing else: no host, and
 * no `Date`, `Intl`, `Math.random` or `toLocale…` either. Prints how many modules loaded; exit code 1 names
 * the first that reached for something. The linter sees what is written; this sees what is run on loading.
 *
 * Started with `--experimental-vm-modules`: `core-purity.ts <folder that holds the rooms>`.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import vm from 'node:vm';
import { PACKAGES_OF_CHARTER, PURE_ROOMS } from './rooms.ts';

const STRIP_THE_REALM = `
  delete globalThis.Date;
  delete globalThis.Intl;
  delete Math.random;
  for (const type of [Object, Array, Number, BigInt, String])
    for (const name of Object.getOwnPropertyNames(type.prototype))
      if (/^(toLocale|localeCompare)/.test(name)) delete type.prototype[name];
  // Left behind by the engine rather than by the language.
  delete globalThis.console;
  delete globalThis.WebAssembly;
`;

async function loadPureRooms(source: string): Promise<number> {
  const realm = vm.createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(STRIP_THE_REALM, realm);
  const loaded = new Map<string, vm.Module>();

  function load(path: string): vm.Module {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const module = new vm.SourceTextModule(stripTypeScriptTypes(readFileSync(path, 'utf8')), { context: realm, identifier: path });
    loaded.set(path, module);
    return module;
  }

  async function link(specifier: string, importer: vm.Module): Promise<vm.Module> {
    if (specifier.startsWith('#')) return load(join(source, specifier.slice(1)));
    if (specifier.startsWith('.')) return load(resolve(dirname(importer.identifier), specifier));
    if (!PACKAGES_OF_CHARTER.includes(specifier as (typeof PACKAGES_OF_CHARTER)[number])) throw new Error(`${importer.identifier} imports ${specifier}`);
    return parserPackage(specifier, realm);
  }

  for (const path of pureModules(source)) {
    const module = load(path);
    if (module.status === 'unlinked') await module.link(link);
    await module.evaluate();
  }
  return loaded.size;
}

/** The charter's parsers run outside the realm: what they reach for is their business. */
async function parserPackage(name: string, context: vm.Context): Promise<vm.Module> {
  const exports = (await import(name)) as Record<string, unknown>;
  const module = new vm.SyntheticModule(Object.keys(exports), () => {
    for (const [key, value] of Object.entries(exports)) module.setExport(key, value);
  }, { context });
  return module;
}

function pureModules(source: string): readonly string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(path => PURE_ROOMS.some(room => path.startsWith(`${room}/`)))
    .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort()
    .map(path => join(source, path));
}

console.log(await loadPureRooms(resolve(process.argv[2] ?? 'src')));
