/**
 * Whether a text is of the shape of a charter. Parsing Markdown takes time with the square of what stands in one
 * paragraph, and compiling with that of the number of articles: without bounds one request of a stranger would
 * hold everybody else up for a minute. The longest charter that comes with the program has 80 headings, and
 * 1,300 characters in a paragraph.
 */

/** Characters. */
const LONGEST_PARAGRAPH = 5_000;
const MOST_HEADINGS = 1_000;
/** Signs of quotation and of lists in lists at the beginning of a line. */
const DEEPEST_QUOTATION = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){50}/mu;
const HEADING = /^ {0,3}(?:#{1,6}[ \t]|=+[ \t]*$|-+[ \t]*$)/gmu;

/** Why the text is not taken, or undefined. */
export function shapeFault(text: string): string | undefined {
  if (text.split(/\n[ \t]*\n/u).some(paragraph => paragraph.length > LONGEST_PARAGRAPH)) return `a paragraph of more than ${LONGEST_PARAGRAPH} characters`;
  if ((text.match(HEADING)?.length ?? 0) > MOST_HEADINGS) return `more than ${MOST_HEADINGS} headings`;
  return DEEPEST_QUOTATION.test(text) ? 'quotations or lists nested too deeply' : undefined;
}
