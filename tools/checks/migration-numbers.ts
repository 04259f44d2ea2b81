import { posix } from 'node:path';
import type { Check } from './check.ts';

/** Migrations run in the order of their four-digit numbers, so no two share one. */
export const migrationNumbers: Check = files => {
  const migrations = files.map(({ path }) => path).filter(path => /\/migrations\/[^/]+\.sql$/.test(path));
  const numbered = Map.groupBy(migrations, path => /^\d{4}(?=-)/.exec(posix.basename(path))?.[0]);
  return [...numbered].flatMap(([number, paths]) => {
    if (number === undefined) return paths.map(path => `${path}: a migration begins with four digits and a hyphen`);
    return paths.length > 1 ? [`${paths.join(', ')}: the same number ${number}`] : [];
  });
};
