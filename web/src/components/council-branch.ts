/** A unit or body with what lies below it. */
export interface CouncilBranch {
  readonly id: string;
  readonly name: string;
  /** The kind as the charter calls it: "district council", "workplace". */
  readonly kind: string;
  readonly href: string;
  readonly seats?: { readonly filled: number; readonly all: number };
  readonly children: readonly CouncilBranch[];
}

/** Councils whose name contains the words sought, with everything above them; undefined when there are none. */
export function matching(branch: CouncilBranch, sought: string): CouncilBranch | undefined {
  if (branch.name.toLocaleLowerCase().includes(sought.toLocaleLowerCase())) return branch;
  const children = branch.children.flatMap(child => matching(child, sought) ?? []);
  return children.length === 0 ? undefined : { ...branch, children };
}

export function countBelow(branch: CouncilBranch): number {
  return branch.children.reduce((sum, child) => sum + 1 + countBelow(child), 0);
}
