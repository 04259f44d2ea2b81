/**
 * Whether a text is of the shape of a charter. Parsing Markdown takes time with the square of what stands in one
 * paragraph, above all with its brackets, stars and backticks, and compiling with that of the number of articles and
 * rules: without bounds one request of a stranger would hold everybody else up for half a minute. The longest charter
 * that comes with the program has 80 headings, 120 blocks of rules, 1,300 lines, and 12 such signs in a paragraph.
 */

/** Characters. */
const LONGEST_PARAGRAPH = 5_000;
const MOST_HEADINGS = 400;
/** Blocks of rules and other fenced text. */
const MOST_BLOCKS = 600;
const MARK = /[[\]*_`<&\\]/gu;
const MOST_MARKS_OF_PARAGRAPH = 200;
const MOST_MARKS = 5_000;
const MOST_PARAGRAPHS = 3_000;
const MOST_LINES = 10_000;
/** Signs of quotation and of lists in lists at the beginning of a line. */
const DEEPEST_QUOTATION = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){50}/mu;
const FENCE = /^ {0,3}(?:`{3}|~{3})/gmu;
const HEADING = /^ {0,3}(?:#{1,6}[ \t]|=+[ \t]*$|-+[ \t]*$)/gmu;

const LINE_END = /\r\n?|\n/gu;

function times(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function paragraphFault(paragraph: string): string | undefined {
  if (paragraph.length > LONGEST_PARAGRAPH) return `a paragraph of more than ${LONGEST_PARAGRAPH} characters`;
  return times(paragraph, MARK) > MOST_MARKS_OF_PARAGRAPH ? `a paragraph with more than ${MOST_MARKS_OF_PARAGRAPH} signs of Markdown` : undefined;
}

/** Why the text is not taken, or undefined. */
export function shapeFault(text: string): string | undefined {
  const paragraphs = text.split(/\n[ \t]*\n/u);
  if (paragraphs.length > MOST_PARAGRAPHS) return `more than ${MOST_PARAGRAPHS} paragraphs`;
  if (times(text, LINE_END) > MOST_LINES) return `more than ${MOST_LINES} lines`;
  for (const paragraph of paragraphs) {
    const fault = paragraphFault(paragraph);
    if (fault !== undefined) return fault;
  }
  if (times(text, HEADING) > MOST_HEADINGS) return `more than ${MOST_HEADINGS} headings`;
  if (times(text, FENCE) > 2 * MOST_BLOCKS) return `more than ${MOST_BLOCKS} blocks of rules`;
  if (times(text, MARK) > MOST_MARKS) return `more than ${MOST_MARKS} signs of Markdown`;
  return DEEPEST_QUOTATION.test(text) ? 'quotations or lists nested too deeply' : undefined;
}
