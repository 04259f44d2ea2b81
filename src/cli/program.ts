/** The program: finds the command, hands it its arguments, and turns what goes wrong into an exit status. */
import { nearest } from '#charter/words.ts';
import type { Command, Io } from './command.ts';
import { UnusableInput } from './unusable-input.ts';
import { VERSION } from './version.ts';

/** Loaded when needed, so that checking a charter does not wait for a database. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['start', async () => (await import('./start.ts')).start],
  ['check', async () => (await import('./commands/check.ts')).check],
  ['print', async () => (await import('./commands/print.ts')).print],
  ['count', async () => (await import('./commands/count.ts')).count],
  ['apportion', async () => (await import('./commands/apportion.ts')).apportion],
  ['verify', async () => (await import('./commands/verify.ts')).verify],
  ['replay', async () => (await import('./commands/replay.ts')).replay],
  ['import', async () => (await import('./commands/import.ts')).importCommand],
  ['export', async () => (await import('./commands/export.ts')).exportCommand],
  ['backup', async () => (await import('./commands/backup.ts')).backup],
  ['sample', async () => (await import('./commands/sample.ts')).sample],
  ['restore', async () => (await import('./commands/restore.ts')).restore],
]);

/** Of the contract, and not in this release: said, rather than taken for a slip of the keys. */
const LATER: ReadonlySet<string> = new Set(['power', 'capture', 'hierarchy', 'paths', 'simulate', 'plan']);

async function overview(): Promise<string> {
  const commands = await Promise.all([...COMMANDS.values()].map(load => load()));
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    `Sovet ${VERSION} runs a council democracy from its charter.`, '', 'Usage: sovet COMMAND [ARGUMENTS]', '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`), '',
    'sovet COMMAND --help says more. Exit status: 0 done; 1 done, and the answer is negative;',
    '2 unusable input or arguments; 3 people must rule on a tie.', '',
  ].join('\n');
}

function unknownCommand(name: string): UnusableInput {
  if (LATER.has(name)) return new UnusableInput(`${name} is not in this release, which has ${[...COMMANDS.keys()].join(', ')}`);
  const meant = nearest(name, COMMANDS.keys());
  return new UnusableInput(`there is no command ${name}${meant === undefined ? '' : `; did you mean ${meant}?`} (sovet --help lists them)`);
}

/** Who else has the data open, and data of another release: these errors say what to do. */
const SAY_WHAT_TO_DO: ReadonlySet<string> = new Set(['DirectoryInUse', 'MigrationRefused']);

/** What a person can do something about; everything else is a fault of the program, and shows where it is. */
function isForPeople(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error instanceof UnusableInput || SAY_WHAT_TO_DO.has(error.name) || typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

async function reported(name: string, work: () => Promise<number>, io: Io): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!isForPeople(error)) throw error;
    const reasons = error instanceof UnusableInput ? error.reasons : [error.message];
    io.stderr.write(reasons.map(reason => `${name}: ${reason}\n`).join(''));
    return 2;
  }
}

function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some(each => each === '--help' || each === '-h');
}

async function runCommand(command: Command, args: readonly string[], io: Io): Promise<number> {
  if (!wantsHelp(args)) return command.run(args, io);
  io.stdout.write(`${command.usage.trimEnd()}\n`);
  return 0;
}

/** The exit status. `args` are those after the program's name. */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? io.stderr : io.stdout).write(await overview());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    io.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const load = COMMANDS.get(name);
  return load === undefined
    ? reported('sovet', () => Promise.reject(unknownCommand(name)), io)
    : reported(`sovet ${name}`, async () => runCommand(await load(), rest, io), io);
}
