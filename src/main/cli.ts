/** Where the command line begins: arguments, environment and streams of the process go in, the exit status comes out. */
import { runProgram } from '#cli/program.ts';

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { stdout, stderr, stdin, env } = process;

process.exitCode = await runProgram(process.argv.slice(2), { stdout, stderr, stdin, env, cwd: process.cwd() });
