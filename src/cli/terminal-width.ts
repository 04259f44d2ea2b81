/**
 * How many columns of a terminal a text takes.
 *
 * Definition: two for the wide characters of East Asia and for emoji, none for what stands on the letter before it, one for all others.
 * Source: Unicode Standard Annex 11, East Asian Width, by script and by the blocks of punctuation and full-width forms; terminals that draw
 * what the annex calls ambiguous as wide are not followed.
 * Complexity: linear in the text.
 */
const CLUSTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });
const HALF = /[\uff61-\uffdc\uffe8-\uffee]/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\u30fc\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
const UPON = /[\p{Mn}\p{Me}\p{Cf}]/gu;

function clusterWidth(cluster: string): number {
  return WIDE.test(cluster) && !HALF.test(cluster) ? 2 : [...cluster.replace(UPON, '')].length;
}

export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of CLUSTERS.segment(text)) width += clusterWidth(segment);
  return width;
}

/** Cut with an ellipsis or filled with spaces, to exactly so many columns; no letter is cut in two. */
export function fitted(text: string, width: number): string {
  const whole = displayWidth(text) <= width;
  let shown = '';
  let taken = 0;
  for (const { segment } of CLUSTERS.segment(text)) {
    const more = clusterWidth(segment);
    if (taken + more > (whole ? width : width - 1)) break;
    shown += segment;
    taken += more;
  }
  return `${shown}${whole ? '' : '…'}`.concat(' '.repeat(width - taken - (whole ? 0 : 1)));
}
