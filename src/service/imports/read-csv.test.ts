import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNIT_COLUMNS } from '#assembly/roll-import/columns.ts';
import { Problems, type ImportProblem } from '#assembly/roll-import/problem.ts';
import type { RawRow } from '#assembly/roll-import/row.ts';
import { csvLine } from '../../cli/sample/csv-line.ts';
import { LARGEST_FILE, readCsv } from './read-csv.ts';

async function read(content: string | Uint8Array): Promise<{ readonly rows: readonly RawRow[]; readonly problems: readonly ImportProblem[] }> {
  const rows: RawRow[] = [];
  const problems = new Problems();
  await readCsv(typeof content === 'string' ? Buffer.from(content) : content, { columns: UNIT_COLUMNS, problems, begin: () => row => { rows.push(row); } });
  return { rows, problems: problems.found };
}

const TEXT = 'unit,kind,name\na,city,Łódź\nb,city,Київ\n';
const CELLS = [{ line: 2, cells: ['a', 'city', 'Łódź'] }, { line: 3, cells: ['b', 'city', 'Київ'] }];
const bigEndian = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
/** Cyrillic letters of windows-1251. */
const in1251 = (text: string): Uint8Array => Buffer.from([...text].map(letter => (letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0))));

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)], ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 little-endian', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')], ['UTF-16 big-endian', bigEndian(`\uFEFF${TEXT}`)],
  ])('is read as %s', async (_name, content) => {
    expect(await read(content)).toEqual({ rows: CELLS, problems: [] });
  });

  it.each([
    ['windows-1251', in1251('unit,kind,name\na,city,A\nb,city,Москва\n'), { line: 3, facts: { character: 8, guess: 'windows-1251' } }],
    ['Latin-1', Buffer.from('unit,kind,name\na,city,Köln\n', 'latin1'), { line: 2, facts: { character: 9, guess: 'windows-1252' } }],
    ['UTF-16 without its mark', Buffer.from(TEXT, 'utf16le'), { line: 1, facts: { guess: 'utf-16-without-mark' } }],
    ['UTF-16 cut in the middle', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').subarray(0, -1), { facts: { guess: 'broken-utf-16' } }],
  ])('is refused as %s, with the line', async (_name, content, expected) => {
    expect(await read(content)).toMatchObject({ rows: [], problems: [{ file: 'units', code: 'not-utf8', ...expected }] });
  });
});

describe('the separator of a file', () => {
  it.each([[','], [';'], ['\t']])('is found out: %j', async separator => {
    expect((await read(TEXT.replaceAll(',', separator))).rows).toEqual(CELLS);
  });

  it('is the one that makes known columns, not the one that is most frequent', async () => {
    expect((await read('unit;kind;name;a,b,c,d,e\nx;city;X;y\n')).rows[0]?.cells).toHaveLength(4);
  });
});

describe('the lines of a file', () => {
  it('are those an editor shows, with quoted line ends, empty lines and any ending', async () => {
    const { rows } = await read('unit,kind,name\r\na,city,"two\r\nlines"\r\n\r\n,,\r\nb,city,"one"\nc,city,"x ""y"""\n');
    expect(rows.map(row => [row.line, row.cells[0]])).toEqual([[2, 'a'], [6, 'b'], [7, 'c']]);
    expect(rows[2]?.cells[2]).toBe('x "y"');
  });

  it('give back every cell as it was, at its line', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'я', '"', ',', ';', '\n', '\r\n', ' ') });
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell.filter(text => text.trim() !== '')), { maxLength: 8 }), async cells => {
      const { rows, problems } = await read(`unit,kind,name\n${cells.map(csvLine).join('')}`);
      expect(problems).toEqual([]);
      expect(rows.map(row => row.cells)).toEqual(cells);
      let line = 2;
      for (const [index, row] of cells.entries()) {
        expect(rows[index]?.line).toBe(line);
        line += csvLine(row).split('\n').length - 1;
      }
    }), { numRuns: 60 });
  });

  it.each([
    ['an open quote', 'unit,kind,name\na,city,A\nb,city,"B\nc,city,C\n', { code: 'quotes', line: 3 }],
    ['a quote inside a cell', 'unit,kind,name\na,city,A "x"\n', { code: 'quotes', line: 2 }],
    ['a record without end', `unit,kind,name\na,city,"${'x\n'.repeat(60_000)}`, { code: 'long-record', line: 2 }],
    ['nothing', ' \n', { code: 'empty-file' }],
  ])('stop at %s', async (_name, content, expected) => {
    expect((await read(content)).problems).toMatchObject([{ file: 'units', ...expected }]);
  });

  it('are not read where required columns are missing, or the file is too large', async () => {
    expect(await read('unit,name\na,A\n')).toMatchObject({ rows: [], problems: [{ code: 'missing-column', value: 'kind' }] });
    expect(await read(new Uint8Array(LARGEST_FILE + 1))).toMatchObject({ problems: [{ code: 'too-large' }] });
  });
});
