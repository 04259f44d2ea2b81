/** The rule book for a terminal: plain text, wrapped. */
import type { PrintedArticle, RuleBook } from './print.ts';
import { BOOK_WORDS, headingOf } from './rule-book-words.ts';
import type { Language } from './wording.ts';

function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = indent;
    for (const word of paragraph.split(/\s+/)) {
      if (line.length + word.length + 1 > width && line !== indent) {
        lines.push(line);
        line = indent;
      }
      line += line === indent ? word : ` ${word}`;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

function articleText(article: PrintedArticle, language: Language, width: number): readonly string[] {
  const { mark, title } = article;
  return [
    wrapped(headingOf(article, language), width, ''),
    ...article.prose.map(text => wrapped(text, width, '')),
    ...(mark === 'ruled' || title === '' ? [] : [wrapped(`(${BOOK_WORDS[language].marks[mark]})`, width, '  ')]),
    ...article.sentences.map(text => wrapped(`| ${text}`, width, '  ')),
    ...article.readings.map(({ sentence, reason }) => wrapped(`[ ${BOOK_WORDS[language].reading}: ${sentence} (${reason}) ]`, width, '  ')),
    ...article.findings.map(({ code, severity, message }) => wrapped(`${severity} ${code}: ${message}`, width, '  ! ')),
  ].filter(block => block !== '');
}

/** Headings of parts stand before the first article in them. */
function withParts(book: RuleBook, width: number): readonly string[] {
  let before: readonly string[] = [];
  return book.articles.flatMap(article => {
    const opened = article.part.filter((part, depth) => part !== before[depth] && part !== article.title);
    before = article.part;
    return [...opened.map(part => wrapped(part, width, '== ')), ...articleText(article, book.language, width)];
  });
}

export function toText(book: RuleBook, width = 88): string {
  const words = BOOK_WORDS[book.language];
  const whole = book.findings.map(({ code, severity, message }) => wrapped(`${severity} ${code}: ${message}`, width, '! '));
  return [
    wrapped(book.name, width, ''), ...(book.inForce === undefined ? [] : [`${words.inForce} ${book.inForce}`]), wrapped(words.note, width, ''),
    ...withParts(book, width), ...(whole.length > 0 ? [wrapped(words.whole, width, '== '), ...whole] : []),
  ].join('\n\n').concat('\n');
}
