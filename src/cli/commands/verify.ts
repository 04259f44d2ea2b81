/** `sovet verify`: the independent verifier, run as a program of its own so that nothing here can speak for it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Command, type ExitStatus, type Io, parseArguments, soleArgument } from '../command.ts';

const USAGE = `Usage: sovet verify RECORD [--key KEY] [--json]

Checks an exported record offline: form, hashes, roots, signatures, order, texts against their
commitments; and computes every verdict, count and seat in it again.

  RECORD     a file written by sovet export, read compressed when its name ends in .gz; or - for
             standard input
  --key KEY  the organisation's key as you know it from elsewhere; without it the key named in the
             file is used, which proves less
  --json     print one JSON document

Exit status: 0 verified, 1 does not verify, 2 unusable input.`;

const OPTIONS = { key: { type: 'string' }, json: { type: 'boolean' } } as const;
const VERIFIER = fileURLToPath(new URL('../../../verify/verify.ts', import.meta.url));

async function run(args: readonly string[], { stdin, stdout, stderr, env, cwd }: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  const path = soleArgument(positionals, 'RECORD');
  const passed = [...(values.key === undefined ? [] : [`--key=${values.key}`]), ...(values.json ? ['--json'] : []), '--', path];
  const verifier = spawn(process.execPath, [VERIFIER, ...passed], { cwd, env: { ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  // It may have read enough before the input ends.
  verifier.stdin.on('error', () => undefined);
  Readable.from(path === '-' ? stdin : []).pipe(verifier.stdin);
  verifier.stdout.on('data', (chunk: Uint8Array) => { stdout.write(chunk); });
  verifier.stderr.on('data', (chunk: Uint8Array) => { stderr.write(chunk); });
  const [status] = await once(verifier, 'close') as [number | null];
  return status === 0 || status === 1 ? status : 2;
}

export const verify: Command = { name: 'verify', summary: 'checks an exported record, offline and independently', usage: USAGE, options: OPTIONS, run };
