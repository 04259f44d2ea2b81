import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { apiTypes, GENERATED } from './openapi.ts';

it('the types of the interface are those of the present document', async () => {
  expect(await readFile(GENERATED, 'utf8'), 'run: node tools/openapi.ts').toBe(await apiTypes());
});
