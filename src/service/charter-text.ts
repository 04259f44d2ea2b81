/**
 * A charter version as one text, which is what its commitment fixes: the charter, and after it the readings, if it
 * has been adopted with any. The record's document says by its media type where the readings begin.
 */
export interface CharterText {
  readonly file: string;
  readonly text: string;
  readonly readings: string | null;
}

const BETWEEN = '\n\n';

export function committedText({ text, readings }: Pick<CharterText, 'text' | 'readings'>): string {
  return readings === null ? text : `${text}${BETWEEN}${readings}`;
}

/** The length of the charter in UTF-16 units stands in the media type when readings follow it. */
export function mediaTypeOf({ text, readings }: CharterText): string {
  return readings === null ? 'text/markdown' : `text/markdown; charter=${text.length}`;
}

/** No signature covers a media type; a split at another place than between the two is refused. */
export function readCharter(document: { readonly text: string; readonly mediaType: string }, file = 'charter.md'): CharterText | undefined {
  const length = /^text\/markdown; charter=(\d{1,9})$/.exec(document.mediaType)?.[1];
  if (length === undefined) return { file, text: document.text, readings: null };
  const [end, start] = [Number(length), Number(length) + BETWEEN.length];
  if (document.text.slice(end, start) !== BETWEEN) return undefined;
  return { file, text: document.text.slice(0, end), readings: document.text.slice(start) };
}
