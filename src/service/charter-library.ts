/** The charters that come with the program: read once, offered for founding. */
import { readdir, readFile } from 'node:fs/promises';
import { compile } from '#charter/compile.ts';
import type { VersionHash } from '#charter/law.ts';

export interface ShippedCharter {
  readonly file: string;
  readonly title: string;
  readonly language: string;
  readonly summary: string;
  readonly text: string;
  readonly readings?: string;
}

const PLACE = new URL('../../charters/', import.meta.url);

let library: Promise<readonly ShippedCharter[]> | undefined;

export function shippedCharters(): Promise<readonly ShippedCharter[]> {
  return library ??= readLibrary();
}

async function readLibrary(): Promise<readonly ShippedCharter[]> {
  const files = (await readdir(PLACE)).filter(file => file.endsWith('.md')).sort();
  const charters = files.filter(file => file !== 'README.md' && !file.endsWith('.readings.md'));
  return Promise.all(charters.map(async (file): Promise<ShippedCharter> => {
    const text = await readFile(new URL(file, PLACE), 'utf8');
    const beside = file.replace(/\.md$/, '.readings.md');
    const readings = files.includes(beside) ? await readFile(new URL(beside, PLACE), 'utf8') : undefined;
    const { law } = compile({ file, text, version: 'shipped' as VersionHash, ...(readings === undefined ? {} : { readings: { file: beside, text: readings } }) });
    return { file, title: law?.name ?? file, language: law?.language ?? 'en', summary: summaryOf(text), text, ...(readings === undefined ? {} : { readings }) };
  }));
}

/** Characters of a summary, so that several charters can be looked over on one screen. */
const SUMMARY = 400;

/** The first paragraph of prose, in whole sentences as far as there is room. */
function summaryOf(text: string): string {
  const paragraph = (text.split(/\n\s*\n/).find(part => /^\p{L}/u.test(part.trim())) ?? '').replaceAll('\n', ' ').trim();
  const end = paragraph.slice(0, SUMMARY).search(/[.!?](?!.*[.!?](?:\s|$))/u);
  return paragraph.length <= SUMMARY || end === -1 ? paragraph.slice(0, SUMMARY) : paragraph.slice(0, end + 1);
}
