/** The rule book as one self-contained page that prints well. No script, no font, no link leaves it. */
import type { PrintedArticle, RuleBook } from './print.ts';
import type { Language } from './wording.ts';
import { BOOK_WORDS, headingOf } from './rule-book-words.ts';

const STYLE = `
:root { color-scheme: light; }
body { font: 11pt/1.45 Georgia, 'Times New Roman', serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.9em; line-height: 1.15; margin: 0 0 .3em; } h2 { font-size: 1.25em; margin: 2.2em 0 .6em; } h3 { font-size: 1.05em; margin: 1.8em 0 .4em; }
.facts, .mark, .code { font-family: system-ui, sans-serif; font-size: .8em; color: #555; } .facts { overflow-wrap: anywhere; }
.rule { border-left: 3px solid #8b1a1a; padding: .2em 0 .2em .9em; margin: .7em 0; font-size: .95em; } .rule p { margin: .25em 0; }
.reading { border-left: 3px dashed #8b6a1a; padding: .2em 0 .2em .9em; margin: .7em 0; font-size: .95em; }
.findings { font-size: .88em; margin: .5em 0; padding-left: 1.1em; } .error { color: #8b1a1a; } .warn { color: #6d4b00; } .info { color: #333; }
.words { white-space: pre-line; }
@media print { @page { size: A4; margin: 22mm 20mm 24mm; @bottom-center { content: counter(page); font: 9pt Georgia, serif; } } body { max-width: none; margin: 0; padding: 0; } h2, h3 { break-after: avoid; } .rule, .reading, .findings { break-inside: avoid; } article { orphans: 3; widows: 3; } }
`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? character);
}

/** Emphasis and code marks of the prose are shown as they are read; everything else stays as written. */
function proseHtml(markdown: string): string {
  const lines = markdown.split('\n');
  if (lines.every(line => /^\s*[-*+]\s+/.test(line))) return `<ul>${lines.map(line => `<li>${inline(line.replace(/^\s*[-*+]\s+/, ''))}</li>`).join('')}</ul>`;
  return `<p class="words">${inline(markdown)}</p>`;
}

const inline = (text: string): string => escaped(text).replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>').replace(/\*([^*\s][^*]*)\*/g, '<em>$1</em>').replace(/`([^`]+)`/g, '<code>$1</code>');

function findingsHtml(findings: PrintedArticle['findings']): string {
  if (findings.length === 0) return '';
  return `<ul class="findings">${findings.map(({ code, severity, message }) => `<li class="${severity}">${escaped(message)} <span class="code">${escaped(code)}</span></li>`).join('')}</ul>`;
}

function articleHtml(article: PrintedArticle, language: Language): string {
  const words = BOOK_WORDS[language];
  const heading = headingOf(article, language);
  return [
    `<article id="article-${escaped(article.id)}">`,
    heading === '' ? '' : `<h3>${escaped(heading)}</h3>`,
    ...article.prose.map(proseHtml),
    article.mark === 'ruled' || heading === '' ? '' : `<p class="mark">${words.marks[article.mark]}</p>`,
    article.sentences.length === 0 ? '' : `<div class="rule" role="note" aria-label="${words.rule}">${article.sentences.map(text => `<p>${escaped(text)}</p>`).join('')}</div>`,
    ...article.readings.map(({ sentence, reason }) => `<div class="reading" role="note"><p><strong>${words.reading}.</strong> ${escaped(sentence)}</p><p>${escaped(reason)}</p></div>`),
    findingsHtml(article.findings),
    '</article>',
  ].filter(part => part !== '').join('\n');
}

export function toHtml(book: RuleBook): string {
  const words = BOOK_WORDS[book.language];
  let part = '';
  const articles = book.articles.map(article => {
    const here = article.part.join(' · ');
    const heading = here !== part && here !== '' ? `<h2>${escaped(here)}</h2>\n` : '';
    part = here;
    return heading + articleHtml(article, book.language);
  });
  return [
    '<!doctype html>', `<html lang="${book.language}">`, '<head>', '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(book.name)}</title>`, `<style>${STYLE}</style>`, '</head>', '<body>', '<main>', `<h1>${escaped(book.name)}</h1>`,
    `<p class="facts">${book.inForce === undefined ? '' : `${words.inForce} ${escaped(book.inForce)}. `}${words.version} ${escaped(book.version)}</p>`, `<p class="facts">${words.note}</p>`,
    ...articles, book.findings.length === 0 ? '' : `<h2>${words.whole}</h2>${findingsHtml(book.findings)}`, '</main>', '</body>', '</html>', '',
  ].filter((line, index, all) => line !== '' || index === all.length - 1).join('\n');
}
