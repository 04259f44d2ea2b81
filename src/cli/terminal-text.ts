/** Text as people read it on a terminal: wrapped to its width, coloured only there. */
import type { Io } from './command.ts';
import { displayWidth } from './terminal-width.ts';

const COLOURS = { red: 31, yellow: 33, cyan: 36, bold: 1, dim: 2 } as const;
export type Colour = keyof typeof COLOURS;

/** Characters to a line where no terminal says otherwise. */
const WIDTH = 100;
const MOST = 120;

export type Paint = (text: string, colour: Colour) => string;

/** Plain where the output is no terminal, or where NO_COLOR is set. @see https://no-color.org */
export function paintFor({ stdout, env }: Pick<Io, 'stdout' | 'env'>): Paint {
  const plain = stdout.isTTY !== true || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return plain ? text => text : (text, colour) => `\u001b[${COLOURS[colour]}m${text}\u001b[0m`;
}

export function widthFor({ stdout }: Pick<Io, 'stdout'>): number {
  return Math.max(40, Math.min(MOST, stdout.columns ?? WIDTH));
}

/** Words are never broken; lines after the first begin with the indent too. */
export function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + displayWidth(longer) > width) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return [...lines, indent + line].join('\n');
}

/** What text of others may do to a terminal: nothing. */
export function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '�');
}
