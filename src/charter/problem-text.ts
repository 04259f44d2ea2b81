/** Texts of the problems. `{name}` is filled from the parameters; a bracketed part is left out when its parameter is absent. */
import type { ProblemCode } from './finding.ts';
import type { Words } from './wording.ts';

export const PROBLEM_TEXT: Readonly<Record<ProblemCode, Words>> = {
  'problem-yaml': { en: 'The rule block is not valid YAML: {reason}.', ru: 'Блок правила не является правильным YAML: {reason}.' },
  'problem-not-a-map': { en: 'A rule block holds keys and values, one a line.', ru: 'Блок правила состоит из ключей со значениями, по одному в строке.' },
  'problem-empty-block': { en: 'The rule block is empty; write a rule or a mark.', ru: 'Блок правила пуст; напишите правило или пометку.' },
  'problem-rule-type': { en: 'No rule type is called “{key}”.[ Nearest: “{nearest}”.] Rule types: {allowed}.', ru: 'Нет вида правил «{key}».[ Ближайший: «{nearest}».] Виды правил: {allowed}.' },
  'problem-unknown-key': { en: 'There is no key “{key}” here.[ Nearest: “{nearest}”.] Keys: {allowed}.', ru: 'Здесь нет ключа «{key}».[ Ближайший: «{nearest}».] Ключи: {allowed}.' },
  'problem-missing-key': { en: 'The key “{key}” is missing.', ru: 'Не хватает ключа «{key}».' },
  'problem-duplicate-key': { en: 'The key “{key}” is written twice for the same subject.', ru: 'Ключ «{key}» написан дважды для одного предмета.' },
  'problem-value': { en: '“{written}” cannot be read; expected {expected}.[ Nearest valid form: “{nearest}”.][ Possible: {allowed}.]', ru: '«{written}» нельзя прочесть; ожидается {expected}.[ Ближайшая верная форма: «{nearest}».][ Возможно: {allowed}.]' },
  'problem-duplicate-name': { en: '“{name}” is declared already in article {article}.', ru: '«{name}» уже объявлено в статье {article}.' },
  'problem-duplicate-article': { en: 'There are two articles {article}.', ru: 'Статья {article} встречается дважды.' },
  'problem-reading': { en: 'The reading stands under article {article}, which the charter does not have.[ Nearest: {nearest}.]', ru: 'Толкование стоит под статьёй {article}, которой в уставе нет.[ Ближайшая: {nearest}.]' },
  'problem-one-of': { en: 'These keys exclude each other: {keys}.', ru: 'Эти ключи исключают друг друга: {keys}.' },
  'problem-no-articles': { en: 'The text has no articles; begin a heading with “Article 1”.', ru: 'В тексте нет статей; начните заголовок со слов «Article 1».' },
  'problem-version': { en: 'The version file cannot be applied: {reason}.', ru: 'Файл редакции нельзя применить: {reason}.' },
  'problem-count-reopen': { en: 'This count does not know what “re-open nominations” does; a transferable vote by papers, ers97 and the alternative vote do.', ru: 'Этот подсчёт не знает, что делать с «выдвинуть заново»; знают передаваемый голос с перекладкой бюллетеней, ers97 и альтернативное голосование.' },
  'problem-count-reserved': { en: 'This count cannot reserve places; a transferable vote by papers can.', ru: 'Этот подсчёт не может беречь места для группы; может передаваемый голос с перекладкой бюллетеней.' },
  'problem-count-both': { en: 'Places are reserved and nominations can be re-opened, and nothing says which comes first; keep one of them.', ru: 'И места сбережены для группы, и выдвижение можно начать заново, а что важнее, не сказано; оставьте одно.' },
  'problem-circular': { en: 'The kind of unit “{name}” lies within itself.', ru: 'Вид единицы «{name}» лежит внутри самого себя.' },
};
