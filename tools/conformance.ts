/** Writes docs/methods/conformance.md: every published count that is at hand, counted again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { areElectionsThere, ELECTIONS } from '../test/conformance/expectation.ts';
import { conformancePage } from '../test/conformance/page.ts';
import { conformanceRows } from '../test/conformance/rows.ts';

if (!areElectionsThere) throw new Error(`no elections in ${ELECTIONS}: SOVET_DATA names the folder that holds them`);
writeFileSync(join(import.meta.dirname, '../docs/methods/conformance.md'), conformancePage(conformanceRows()));
