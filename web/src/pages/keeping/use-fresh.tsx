import type { ReactNode } from 'react';
import { useState } from 'react';
import { Refused } from '../../api/request.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { ProveAgain } from './prove-again.tsx';
import { useOwnFailure } from './use-own-failure.ts';

/**
 * What stands where a change to one's own account was refused. A lasting way in may only be changed shortly after a
 * sign-in, so an older session is asked to show once more who it is, and the change is then sent again.
 */
export function useFresh(): (error: Error | null, again: () => void) => ReactNode {
  const failure = useOwnFailure();
  const [proved, setProved] = useState<Error>();
  return (error, again) => {
    if (error === null || error === proved) return null;
    const isOld = error instanceof Refused && error.error.code === 'sign-in-again';
    return isOld ? <ProveAgain onProved={() => { setProved(error); again(); }} /> : <ErrorNote title={failure(error)} />;
  };
}
