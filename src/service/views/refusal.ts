/** A refusal as interfaces get it: the code is what they translate, the message is its plain English. */
import type { Json } from '#kernel/json.ts';
import type { Refusal, Remedy } from '#assembly/judgement.ts';

export interface RefusalView {
  readonly code: string;
  readonly message: string;
  readonly article: string;
  readonly facts: Readonly<Record<string, Json>>;
  readonly remedies: readonly Remedy[];
}

/** "not-on-roll" reads "not on roll". */
export function refusalView({ code, article, facts, remedies }: Refusal): RefusalView {
  const authority = article === 'none' ? 'No article allows it' : article === 'house-rules' ? 'The house rules do not allow it' : `Article ${article} does not allow it`;
  return { code, message: `${authority}: ${code.replaceAll('-', ' ')}.`, article, facts, remedies };
}
