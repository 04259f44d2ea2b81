/** `sovet print`: the rule book of a charter. */
import { compile } from '#charter/compile.ts';
import { ruleBook } from '#charter/print.ts';
import { toHtml } from '#charter/rule-book-html.ts';
import { toText } from '#charter/rule-book-text.ts';
import { readCharterFiles } from '../charter-files.ts';
import { type Command, type ExitStatus, type Io, oneOf, parseArguments, soleArgument } from '../command.ts';
import { printPdf } from '../pdf.ts';
import { showProgress } from '../progress.ts';
import { harmless, widthFor } from '../terminal-text.ts';
import { UnusableInput } from '../unusable-input.ts';

const USAGE = `Usage: sovet print CHARTER [--to text|html|pdf] [--lang en|ru] [--readings] [--as-of DAY]

Writes the rule book to standard output: every article with its words, what its rules say, its findings.

  CHARTER      a Markdown file, or - for standard input
  --to FORMAT  text (the default), html (one page without links to elsewhere) or pdf, which needs an
               installed Chromium or Chrome; the variable CHROMIUM names another one
  --lang LANG  of the sentences made from the rules: en or ru; the default is the charter's own
  --readings   with the readings beside it, in NAME.readings.md
  --as-of DAY  the text as it was in force on that day (YYYY-MM-DD)

Exit status: 0 printed, 2 the text cannot be read, or no PDF can be made here.`;

const OPTIONS = { to: { type: 'string', default: 'text' }, lang: { type: 'string' }, readings: { type: 'boolean' }, 'as-of': { type: 'string' } } as const;

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  const path = soleArgument(positionals, 'CHARTER');
  const format = oneOf('to', values.to, ['text', 'html', 'pdf']);
  const language = values.lang === undefined ? undefined : oneOf('lang', values.lang, ['en', 'ru']);
  const source = await readCharterFiles({ path, asOf: values['as-of'], readings: values.readings }, io);
  const { law, findings } = compile(source);
  if (!law) throw new UnusableInput(...findings.map(({ at, message, code }) => harmless(`${at.file}:${at.line}:${at.column}: ${message} (${code})`)));
  const book = ruleBook(law, findings, language ?? (law.language === 'ru' ? 'ru' : 'en'));
  if (format === 'text') io.stdout.write(harmless(toText(book, widthFor(io))));
  else if (format === 'html') io.stdout.write(toHtml(book));
  else io.stdout.write(await pdfOf(toHtml(book), io));
  return 0;
}

function pdfOf(html: string, io: Io): Promise<Uint8Array> {
  if (io.stdout.isTTY) throw new UnusableInput('a PDF is no text for a terminal: add > rule-book.pdf');
  showProgress(io, 'Making the PDF …');
  return printPdf(html, io).finally(() => { showProgress(io, ''); });
}

export const print: Command = { name: 'print', summary: 'prints the rule book of a charter as text, HTML or PDF', usage: USAGE, options: OPTIONS, run };
