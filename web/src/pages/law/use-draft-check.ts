import { useState } from 'react';
import type { Amendment, AmendmentCheck } from '../../api/charter.ts';
import { amendmentOf, isEmpty } from './amendment-draft.ts';
import type { Draft } from './amendment-draft.ts';
import { useAmendmentCheck } from './use-amendment-check.ts';
import type { LiveCheck } from './use-amendment-check.ts';

interface DraftCheck {
  readonly amendment: Amendment;
  readonly check: LiveCheck;
  /** Undefined while nothing is changed, or nothing is known yet. */
  readonly result: AmendmentCheck | undefined;
  /** Codes of the dangers that the writer has accepted. */
  readonly acknowledged: readonly string[];
  readonly acknowledge: (codes: readonly string[]) => void;
  /** Whether these very words can be moved. */
  readonly isReady: boolean;
}

/** A draft with what the check says of it, and the dangers its writer accepts. */
export function useDraftCheck(org: string, draft: Draft): DraftCheck {
  const [acknowledged, acknowledge] = useState<readonly string[]>([]);
  const amendment = amendmentOf(draft);
  const check = useAmendmentCheck(org, amendment);
  const result = isEmpty(amendment) ? undefined : check.query.data;
  const isReady = result !== undefined && check.isCurrent && !result.unusable && result.blocking.every(code => acknowledged.includes(code));
  return { amendment, check, result, acknowledged, acknowledge, isReady };
}
