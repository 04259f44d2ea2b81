/** `sovet export`: an organisation's sealed record as a file that verifies offline. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Command, type ExitStatus, type Io, parseArguments } from '../command.ts';
import { withDatabase } from '../data-directory.ts';
import { organisationNamed } from '../organisation-named.ts';
import { showProgress } from '../progress.ts';
import { UnusableInput } from '../unusable-input.ts';

const USAGE = `Usage: sovet export --org ORG --to FILE [--data DIR | --url ADDRESS --token TOKEN] [--with-particulars]

Writes the sealed record of an organisation: entries, checkpoints, charters and texts.

  --org ORG           the organisation's name or id; may be left out where there is only one
  --to FILE           compressed when the name ends in .gz; it takes its name only when complete
  --data DIR          the data directory (default ./sovet-data), on which no server may be running;
                      without --data, DATABASE_URL names a PostgreSQL server
  --url ADDRESS       asks a running server instead; --org is then the id
  --token TOKEN       an access token of that server; or the variable SOVET_TOKEN
  --with-particulars  also names, numbers and contacts: for the organisation's own safe, not for publication;
                      a server decides that by the rights of the token

Exit status: 0 written, 2 no such organisation, nothing sealed yet, or the data is in use.`;

const OPTIONS = {
  org: { type: 'string' }, to: { type: 'string' }, data: { type: 'string' }, url: { type: 'string' }, token: { type: 'string' }, 'with-particulars': { type: 'boolean' },
} as const;

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  if (positionals.length > 0) throw new UnusableInput(`there is no argument ${positionals.join(' ')}`);
  if (values.to === undefined) throw new UnusableInput('--to FILE is missing');
  const to = resolve(io.cwd, values.to);
  const entries = values.url === undefined ? await fromData(values, to, io) : await fromServer(values.url, values, to, io);
  io.stdout.write(`${values.to}: written${entries === undefined ? '' : `, ${entries} entries`}. Check it with: sovet verify ${values.to}\n`);
  return 0;
}

interface Wish {
  readonly org?: string | undefined;
  readonly data?: string | undefined;
  readonly token?: string | undefined;
  readonly 'with-particulars'?: boolean | undefined;
}

async function fromData(wish: Wish, to: string, io: Io): Promise<number> {
  // A database takes a while to load, and --help should not wait for it.
  const { exportRecord, NothingSealed } = await import('#service/export.ts');
  const { Assembly } = await import('#service/assembly.ts');
  return withDatabase(wish.data, io, async database => {
    const clock = { now: () => Date.now() };
    const org = await organisationNamed(database, wish.org);
    // Nobody else seals what a stopped server has left waiting.
    if (database.kind === 'embedded') while ((await new Assembly({ database, clock }).sealAll()) > 0);
    const lines = exportRecord({ database, clock }, org, { withParticulars: wish['with-particulars'] ?? false });
    const counting = new EntryCount(io);
    await written(Readable.from(counting.of(lines)), to).catch((error: unknown) => {
      throw error instanceof NothingSealed ? new UnusableInput(error.message) : error;
    });
    return counting.entries;
  });
}

class EntryCount {
  readonly #io: Io;
  entries = 0;

  constructor(io: Io) {
    this.#io = io;
  }

  async* of(lines: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const line of lines) {
      if (line.startsWith('{"entry":')) this.entries += 1;
      if (this.entries % 500 === 0) showProgress(this.#io, `Writing the record: ${this.entries} entries`);
      yield line;
    }
    showProgress(this.#io, '');
  }
}

async function fromServer(address: string, wish: Wish, to: string, io: Io): Promise<undefined> {
  const token = wish.token ?? io.env['SOVET_TOKEN'];
  if (wish.org === undefined) throw new UnusableInput('--org ID is missing');
  if (token === undefined || token === '') throw new UnusableInput('--token is missing (or the variable SOVET_TOKEN)');
  if (!URL.canParse(address)) throw new UnusableInput(`--url is an address such as https://sovet.example, not ${address}`);
  const asked = new URL(`/api/orgs/${encodeURIComponent(wish.org)}/record/export`, address);
  const answer = await fetch(asked, { headers: { authorization: `Bearer ${token}` } }).catch((error: unknown) => {
    throw new UnusableInput(`${address}: no answer: ${(error as Error).message}`);
  });
  if (!answer.ok || !answer.body) throw new UnusableInput(`${asked.href}: the server answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  await written(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), to);
}

/** Half a file never bears the name of a whole one. */
async function written(lines: Readable, to: string): Promise<void> {
  const unfinished = `${to}.part`;
  const file = createWriteStream(unfinished, { flush: true, mode: 0o600 });
  try {
    await (to.endsWith('.gz') ? pipeline(lines, createGzip(), file) : pipeline(lines, file));
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

export const exportCommand: Command = { name: 'export', summary: "writes an organisation's record to a file", usage: USAGE, options: OPTIONS, run };
