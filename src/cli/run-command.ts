/** One command of many, and the exit status it ends with. */
import { type Command, type ExitStatus, type Surroundings, Unusable } from './command.ts';

/** Commands of the contract that a later release brings. */
const LATER = ['apportion', 'power', 'capture', 'hierarchy', 'paths', 'simulate', 'plan', 'backup', 'restore'];

function overview(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map(command => command.name.length));
  return [
    `Sovet ${version}: runs a council democracy from its charter.`, '', 'Usage: sovet COMMAND [arguments]', '',
    ...commands.map(command => `  ${command.name.padEnd(width)}  ${command.summary}`), '',
    'sovet COMMAND --help tells more. Exit status: 0 done, 1 done and the answer is negative,', '2 unusable input or arguments, 3 a ruling by people is needed.',
  ].join('\n');
}

export async function runCommand(commands: readonly Command[], args: readonly string[], surroundings: Surroundings, version: string): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return say(surroundings, overview(commands, version));
  if (name === '--version') return say(surroundings, version);
  const command = commands.find(each => each.name === name);
  if (!command) return unusable(surroundings, LATER.includes(name) ? `${name} is not in this release` : `there is no command ${name}; sovet --help lists them`);
  if (rest.includes('--help') || rest.includes('-h')) return say(surroundings, command.help);
  try {
    return await command.run(rest, surroundings);
  } catch (error) {
    if (error instanceof Unusable) return unusable(surroundings, `${name}: ${error.message}`);
    throw error;
  }
}

function say({ print }: Surroundings, text: string): ExitStatus {
  print(text);
  return 0;
}

function unusable({ complain }: Surroundings, reason: string): ExitStatus {
  complain(`sovet: ${reason}`);
  return 2;
}
