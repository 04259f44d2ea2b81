/** Headings and marks of the rule book, the same on every kind of page. */
import type { PrintedArticle } from './print.ts';
import type { Language } from './wording.ts';

export const BOOK_WORDS = {
  en: { article: 'Article', rule: 'The rule', reading: 'Reading', findings: 'Findings', inForce: 'In force since', version: 'Version', whole: 'On the charter as a whole', note: 'The sentence under each article is generated from its rule. Where the words and the rule differ, the rule decides.',
    marks: { ruled: '', declaratory: 'Declaratory', silent: 'Silent: no rule is meant', unread: 'Unread', unconfirmed: 'Unconfirmed' } },
  ru: { article: 'Статья', rule: 'Правило', reading: 'Толкование', findings: 'Замечания', inForce: 'Действует с', version: 'Редакция', whole: 'Об уставе в целом', note: 'Предложение под каждой статьёй построено из её правила. Если слова и правило расходятся, решает правило.',
    marks: { ruled: '', declaratory: 'Декларативная', silent: 'Умалчивает намеренно', unread: 'Не прочитана', unconfirmed: 'Не подтверждена' } },
} as const satisfies Record<Language, object>;

/** "Article 7. The council"; what stands before the first article has no heading. */
export function headingOf({ label, title }: PrintedArticle, language: Language): string {
  return /^\d/.test(label) ? `${BOOK_WORDS[language].article} ${label}${title ? `. ${title}` : ''}` : title;
}
