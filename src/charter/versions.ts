/** Dated versions of a charter: NAME.md, and NAME/YYYY-MM-DD.md whose articles replace or add to it from that day. */
import { byCodePoint } from '#kernel/order.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { readDocument, type CharterDocument, type DocumentArticle } from './document.ts';
import { amendText, placeFor } from './replace.ts';

export interface VersionFile {
  readonly file: string;
  readonly text: string;
  readonly inForce: Day;
}

/** The day in a version file's name, "…/1919-12-01.md". */
export function versionDay(file: string): Day | undefined {
  return parseDay(/(\d{4}-\d{2}-\d{2})\.md$/.exec(file)?.[1] ?? '');
}

/** Version files in force on a day, earliest first. */
export function inForceOn(versions: readonly VersionFile[], day: Day): readonly VersionFile[] {
  return versions.filter(version => version.inForce <= day).sort((a, b) => byCodePoint(a.inForce, b.inForce));
}

/** The document with the articles of each version in place; every article keeps the position in its own file. */
export function withVersions(base: CharterDocument, versions: readonly VersionFile[]): CharterDocument {
  const articles = versions.reduce<readonly DocumentArticle[]>((current, version) =>
    readDocument(version.file, version.text).articles.filter(article => !article.unnumbered).reduce(placed, current), base.articles);
  return { ...base, articles };
}

function placed(current: readonly DocumentArticle[], article: DocumentArticle): readonly DocumentArticle[] {
  const old = current.findIndex(existing => existing.id === article.id);
  const place = old >= 0 ? old : placeFor(article.id, current);
  return [...current.slice(0, place), { ...article, part: current[old]?.part ?? current[place - 1]?.part ?? [] }, ...current.slice(old >= 0 ? place + 1 : place)];
}

/** The whole text as of a day, as one file. */
export function textAsOf(text: string, versions: readonly VersionFile[], day: Day): string {
  return inForceOn(versions, day).reduce((current, version) => {
    const amended = amendText(current, { articles: version.text, removed: [] });
    return amended.ok ? amended.value : current;
  }, text);
}
