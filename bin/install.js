/**
 * Installs what package-lock.json names where it is missing or another version is there; otherwise says nothing.
 * Runs before anything is installed: plain JavaScript without packages, on any Node.js from 20 on.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = 20;
/** Of the major version: the one that came with the first Node.js 20. */
const OLDEST_NPM = 9;
const ON_WINDOWS = process.platform === 'win32';
/** Everything runs on this one, whatever Node.js the machine has. */
const RUNTIME = join('node_modules', 'node', 'bin', ON_WINDOWS ? 'node.exe' : 'node');

/** What cannot be mended here: said without a trace of the program. */
class Unusable extends Error {}

function packagesIn(file) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages ?? {};
}

/** npm leaves out development packages when it is told to in one of these ways; so does a release. */
function leavesOutDevelopment({ NODE_ENV, npm_config_omit: omitted = '' }) {
  return NODE_ENV === 'production' || omitted.split(/[\s,]+/u).includes('dev');
}

/** npm keeps its own list of what it has installed. A package for another system may be missing there, and those for development where they are left out. */
function isInstalled() {
  if (!existsSync(join(ROOT, RUNTIME))) return false;
  if (!existsSync(join(ROOT, 'package-lock.json'))) return true;
  if (!existsSync(join(ROOT, 'node_modules', '.package-lock.json'))) return false;
  const installed = packagesIn(join('node_modules', '.package-lock.json'));
  const leftOut = leavesOutDevelopment(process.env);
  return Object.entries(packagesIn('package-lock.json')).every(([path, wanted]) => {
    const found = installed[path];
    if (path === '') return true;
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true || (leftOut && wanted.dev === true);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** Runs npm, shows what it complains of as it does, and gives that back. */
function npm(...args) {
  const child = spawn('npm', args, { cwd: ROOT, shell: ON_WINDOWS, stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = { said: '', complained: '' };
  child.stdout.on('data', chunk => { heard.said += chunk; });
  child.stderr.on('data', chunk => {
    heard.complained += chunk;
    process.stderr.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.on('error', () => { reject(new Unusable('npm is not there. It comes with Node.js: https://nodejs.org')); });
    child.on('close', status => { resolve({ ...heard, status }); });
  });
}

async function checkVersions() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) throw new Unusable(`Node.js ${OLDEST_NODE} or newer is wanted; this is ${process.versions.node}.`);
  const version = (await npm('--version')).said.trim();
  if (!(Number(version.split('.')[0]) >= OLDEST_NPM)) throw new Unusable(`npm ${OLDEST_NPM} or newer is wanted; this is ${version}. Newer ones come with newer Node.js, or with: npm install --global npm`);
}

const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/u;

function whyNot(complained) {
  if (NO_NETWORK.test(complained)) return 'The packages could not be fetched: there is no way to the package registry. The first start needs the internet, later ones do not.';
  if (/ENOSPC/u.test(complained)) return 'The disk is full: about 700 MB are wanted for the packages.';
  return 'The packages could not be installed; npm says above why.';
}

async function install() {
  await checkVersions();
  process.stdout.write('Installing the packages that package-lock.json names; this takes a minute or two …\n');
  const { status, complained } = await npm('ci', '--prefer-offline', '--no-fund', '--no-audit', '--loglevel=error');
  if (status !== 0) throw new Unusable(whyNot(complained));
  if (!isInstalled()) throw new Unusable('npm has left packages out. Where its configuration says ignore-scripts, the runtime cannot be installed: run npm with --ignore-scripts=false.');
  process.stdout.write('Installed.\n');
}

try {
  if (!isInstalled()) await install();
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
