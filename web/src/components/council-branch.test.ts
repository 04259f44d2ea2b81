import { describe, expect, it } from 'vitest';
import { countBelow, matching } from './council-branch.ts';
import type { CouncilBranch } from './council-branch.ts';

const council = (name: string, children: readonly CouncilBranch[] = []): CouncilBranch => ({ id: name, name, kind: 'unit', href: `/${name}`, children });
const federation = council('Federation', [
  council('North', [council('Quay 4'), council('Depot')]),
  council('South', [council('Верфь')]),
]);

describe('searching the councils', () => {
  it('keeps the way from the top to each council found', () => {
    expect(matching(federation, 'верфь')).toEqual(council('Federation', [council('South', [council('Верфь')])]));
  });

  it('shows everything below a council that itself was sought', () => {
    expect(matching(federation, 'north')).toEqual(council('Federation', [federation.children[0] as CouncilBranch]));
    expect(matching(federation, 'mine')).toBeUndefined();
  });

  it('counts every council below, at any depth', () => {
    expect(countBelow(federation)).toBe(5);
  });
});
