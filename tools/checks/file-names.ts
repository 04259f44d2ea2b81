import type { Check } from './check.ts';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Documents that readers look for by their usual name. */
const DOCUMENT = /^[A-Z]+([-_][A-Z]+)*(\.[a-z]+)*$/;

/** Names that say nothing about what is inside. */
const EMPTY_NAME = /(^|[-/])(utils?|helpers?|managers?|misc|common|stuff)(?=[-./]|$)|(^|\/)(data|info)\.[a-z]+$/;

/** Kebab-case for files and folders, and names from the field. Names that begin with a dot belong to tools. */
export const fileNames: Check = files => files.flatMap(({ path }) => {
  if (path.split('/').some(part => part.startsWith('.'))) return [];
  const odd = path.split('/').filter(part => !KEBAB_CASE.test(part) && !DOCUMENT.test(part));
  if (odd.length > 0) return [`${path}: "${odd.join('", "')}" is not kebab-case`];
  return EMPTY_NAME.test(path) ? [`${path}: the name does not say what is inside`] : [];
});
