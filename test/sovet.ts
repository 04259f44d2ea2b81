/** The program `sovet` as people run it: a process of its own. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../bin/sovet', import.meta.url));

export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Place {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const LARGEST_OUTPUT = 64_000_000;

export function sovet(args: readonly string[], { cwd, input, env }: Place = {}): Promise<Run> {
  const { DATABASE_URL: _, ...outside } = process.env;
  return new Promise(resolve => {
    const child = execFile(PROGRAM, args, { ...(cwd === undefined ? {} : { cwd }), env: { ...outside, ...env }, maxBuffer: LARGEST_OUTPUT }, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err });
    });
    child.stdin?.end(input ?? '');
  });
}
