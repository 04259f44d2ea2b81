/** A text in the languages of the product, and how its places are filled. */
export interface Words { readonly en: string; readonly ru: string }
export type Language = keyof Words;

/** Fills `{name}`; drops a bracketed part that names an absent parameter. */
export function fill(template: string, parameters: Readonly<Record<string, string>>): string {
  const whole = template.replace(/\[([^[\]]*)\]/g, (_, part: string) =>
    ([...part.matchAll(/\{(\w+)\}/g)].every(match => Object.hasOwn(parameters, match[1] ?? '')) ? part : ''));
  return whole.replace(/\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(parameters, name) ? parameters[name] ?? '' : '…'));
}
