import { complainAboutLines, type Check } from './check.ts';

const SKIPPED = /\b(it|test|describe|suite|bench)\.(only|skip|todo|skipIf|runIf)\b|^\s*(xit|xtest|xdescribe|fit|fdescribe)\(/;

/** A test runs or is deleted: one that is skipped looks like one that passed. */
export const skippedTests: Check = files =>
  complainAboutLines(files.filter(({ path }) => /\.test\.tsx?$/.test(path)), SKIPPED, 'a test that does not run, or keeps others from running');
