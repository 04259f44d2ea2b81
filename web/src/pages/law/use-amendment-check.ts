import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { amendmentCheckQuery } from '../../api/charter.ts';
import type { Amendment, AmendmentCheck } from '../../api/charter.ts';
import { isEmpty } from './amendment-draft.ts';

/** Milliseconds of quiet after which what was written is sent to be checked. */
const PAUSE = 800;

export interface LiveCheck {
  readonly query: UseQueryResult<AmendmentCheck>;
  /** The answer is to these very words, and not to earlier ones. */
  readonly isCurrent: boolean;
}

/** Checks an amendment whenever its writer pauses. The former answer stays in view until the next one is there. */
export function useAmendmentCheck(org: string, amendment: Amendment): LiveCheck {
  const written = JSON.stringify(amendment);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), PAUSE);
    return () => clearTimeout(timer);
  }, [written]);
  const sent = JSON.parse(settled) as Amendment;
  const query = useQuery({ ...amendmentCheckQuery(org, sent), enabled: !isEmpty(sent), placeholderData: last => last });
  // Asked again because somebody has done something, the answer of a moment ago holds until the next is there.
  return { query, isCurrent: written === settled && !query.isLoading && !query.isPlaceholderData };
}
