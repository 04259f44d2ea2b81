import type { Content, FieldSpec } from '../api/organisation.ts';

export type Answers = Readonly<Record<string, unknown>>;

/** Puts a value into a content at a dotted place, leaving the rest as it is. */
function withValue(content: Content, place: readonly string[], value: unknown): Content {
  const [name = '', ...rest] = place;
  if (rest.length === 0) return { ...content, [name]: value };
  const inner = content[name];
  return { ...content, [name]: withValue(typeof inner === 'object' && inner !== null ? (inner as Content) : {}, rest, value) };
}

/** The template of an act with everything the person has filled in; what was left empty stays as the template has it. */
export function filled(template: Content, answers: Answers): Content {
  return Object.entries(answers).reduce((content, [path, value]) => (value === undefined || value === null || value === '' ? content : withValue(content, path.split('.'), value)), template);
}

/** The template's value stands where the person need not choose anew; a text, a number or a winner is never presumed. */
const NEVER_PRESUMED: ReadonlySet<FieldSpec['type']> = new Set(['text', 'changes', 'number', 'option', 'decision', 'seats']);

/** A meeting may be convened before its place is known. */
export function isOptional({ path, optional }: FieldSpec): boolean {
  return optional === true || path === 'place';
}

/** The value at a dotted place of a content. */
function valueAt(content: Content, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (typeof inner === 'object' && inner !== null ? (inner as Content)[name] : undefined), content);
}

/** What the template has already chosen for the person, and may be chosen otherwise. */
const PRESUMED: ReadonlySet<FieldSpec['type']> = new Set(['mode', 'person', 'seats']);

/** A decision in whose name something must be moved is chosen from the start when there is only one, or when the page is about it. */
function beginningOf({ type, path, oneOf = [], optional }: FieldSpec, content: Content, about: readonly string[]): unknown {
  if (PRESUMED.has(type)) return valueAt(content, path);
  if (type !== 'decision') return undefined;
  return oneOf.find(id => about.includes(id)) ?? (oneOf.length === 1 && !optional ? oneOf[0] : undefined);
}

/** @param about ids of what the page is about */
export function beginnings(needs: readonly FieldSpec[], content: Content, about: readonly string[]): Answers {
  return Object.fromEntries(needs.map(need => [need.path, beginningOf(need, content, about)]));
}

/** Paths of the fields that still need an answer; null stands for one that is begun and not whole. */
export function unanswered(needs: readonly FieldSpec[], answers: Answers): readonly string[] {
  const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return needs.filter(need => answers[need.path] === null || (NEVER_PRESUMED.has(need.type) && !isOptional(need) && isEmpty(answers[need.path]))).map(need => need.path);
}

/** Paragraphs of a new text: an empty line begins the next one. Their ids stay with them through every amendment. */
export function paragraphsOf(text: string): readonly { readonly id: string; readonly text: { readonly text: string } }[] {
  return text.split(/\n\s*\n/u).map(part => part.trim()).filter(part => part !== '').map((part, index) => ({ id: `p${index + 1}`, text: { text: part } }));
}
