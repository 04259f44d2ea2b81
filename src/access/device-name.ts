/** "Firefox, Android": enough to recognise one's own device in a list, and no more is kept of it. */

/** The order matters: most browsers also claim to be Chrome and Safari. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/\bsovet\b/iu, 'sovet'], [/Edg/u, 'Edge'], [/OPR/u, 'Opera'], [/SamsungBrowser/u, 'Samsung Internet'], [/Firefox|FxiOS/u, 'Firefox'],
  [/Chrome|CriOS/u, 'Chrome'], [/Safari/u, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/u, 'Android'], [/iPhone/u, 'iPhone'], [/iPad/u, 'iPad'], [/Windows/u, 'Windows'], [/Mac OS/u, 'Mac'], [/Linux|X11/u, 'Linux'],
];

/** Empty when nothing is recognised. */
export function deviceName(userAgent: string): string {
  return [PROGRAMS, SYSTEMS]
    .map(names => names.find(([pattern]) => pattern.test(userAgent))?.[1])
    .filter(name => name !== undefined)
    .join(', ');
}
