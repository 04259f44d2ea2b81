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
const NEVER_PRESUMED: ReadonlySet<FieldSpec['type']> = new Set(['text', 'changes', 'number', 'option']);

/** A meeting may be convened before its place is known. */
export function isOptional({ path }: FieldSpec): boolean {
  return path === 'place';
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
