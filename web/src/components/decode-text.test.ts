import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const roll1251 = new Uint8Array([0xc8, 0xe2, 0xe0, 0xed, 0xee, 0xe2, 0xe0]); // Иванова

describe('reading a roll from a file', () => {
  it('drops the byte order mark that spreadsheets put before UTF-8', () => {
    expect(decodeText(new TextEncoder().encode('\uFEFFname;unit'), 'utf-8', 100)).toMatchObject({ kind: 'text', text: 'name;unit' });
  });

  it('never guesses an 8-bit encoding: it asks, then reads as told', () => {
    expect(decodeText(roll1251, 'utf-8', 100)).toMatchObject({ kind: 'not-utf8', line: 1 });
    expect(decodeText(roll1251, 'windows-1251', 100)).toMatchObject({ text: 'Иванова' });
  });

  it('names the line on which UTF-8 breaks, and shows it', () => {
    const head = new TextEncoder().encode('number,name\n1,Анна\n2,');
    expect(decodeText(new Uint8Array([...head, ...roll1251, 0x0a, 0x33]), 'utf-8', 1000)).toEqual({ kind: 'not-utf8', line: 3, excerpt: `2,${'\uFFFD'.repeat(7)}` });
  });

  it('refuses what is too large and what is no text', () => {
    expect(decodeText(roll1251, 'utf-8', 3)).toEqual({ kind: 'too-large', bytes: 7, limit: 3 });
    expect(decodeText(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'utf-8', 100)).toEqual({ kind: 'not-text' });
  });
});
