/** Votes as a count writes them, for readers: digit groups and the decimal sign of the language, and no digit lost. */

/** The whole part, and the decimals with their sign; empty where there are none. */
export function votesParts(text: string, language: string): { readonly sign: string; readonly whole: string; readonly decimals: string } {
  const [, minus = '', whole = '0', decimals] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(text) ?? [];
  const point = new Intl.NumberFormat(language).formatToParts(1.5).find(part => part.type === 'decimal')?.value ?? '.';
  return { sign: minus === '' ? '' : '−', whole: new Intl.NumberFormat(language).format(BigInt(whole)), decimals: decimals === undefined ? '' : point + decimals };
}

/** For sentences: decimals without the noughts at their end. */
export function formatVotes(text: string, language: string): string {
  const { sign, whole, decimals } = votesParts(text.includes('.') ? text.replace(/\.?0+$/u, '') : text, language);
  return sign + whole + decimals;
}
