/** English is set in the order day, month, year, which readers of every country take for what it is. */
export function dateLocale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
