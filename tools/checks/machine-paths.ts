import { complainAboutLines, type Check } from './check.ts';

/** Absolute paths of somebody's machine. Put together, so that this file does not complain about itself. */
const MACHINE_PATH = new RegExp(`(?<![\\w.$}/])/(${['wo' + 'rk', 'ho' + 'me', 'ro' + 'ot', 'Us' + 'ers', 't' + 'mp'].join('|')})/\\w`);

/** Nothing in the repository depends on where one machine keeps its files, or from where it got its packages. */
export const machinePaths: Check = files => [
  ...complainAboutLines(files, MACHINE_PATH, 'names a path of one machine'),
  ...complainAboutLines(files.filter(({ path }) => path === 'package-lock.json'), /"resolved": "https?:/, 'records where a package was downloaded'),
];
