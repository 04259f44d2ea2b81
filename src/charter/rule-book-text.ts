/** The rule book for a terminal: plain text, wrapped. */
import type { PrintedArticle, RuleBook } from './print.ts';

function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = indent;
    for (const word of paragraph.split(/\s+/)) {
      if (line.length + word.length + 1 > width && line.trim() !== '') {
        lines.push(line);
        line = indent;
      }
      line += line.trim() === '' ? word : ` ${word}`;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

function articleText(article: PrintedArticle, width: number): string {
  return [
    [article.label, article.title].filter((part, index, all) => part !== '' && part !== all[index - 1]).join('. '),
    ...article.prose.map(text => wrapped(text, width, '')),
    ...article.sentences.map(text => wrapped(`| ${text}`, width, '  ')),
    ...article.readings.map(({ sentence, reason }) => wrapped(`[ ${sentence} (${reason}) ]`, width, '  ')),
    ...article.findings.map(({ code, severity, message }) => wrapped(`${severity} ${code}: ${message}`, width, '  ! ')),
  ].join('\n\n');
}

export function toText(book: RuleBook, width = 88): string {
  return [book.name, ...book.articles.map(article => articleText(article, width)), ...book.findings.map(({ code, severity, message }) => wrapped(`${severity} ${code}: ${message}`, width, '! '))].join('\n\n').concat('\n');
}
