import { complainAboutLines, type Check } from './check.ts';

/** Put together, so that this file does not complain about itself. */
const MARK = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b(?!\\(#\\d+\\)|:? #\\d+)`);

/** Work left for later has an issue number. */
export const unfinishedWork: Check = files =>
  complainAboutLines(files.filter(({ path }) => /\.(ts|tsx|js|cjs|sql|md|css|html|sh)$/.test(path)), MARK, 'work left for later without an issue number');
