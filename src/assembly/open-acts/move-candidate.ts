/** A motion that somebody might move: in a body between its meetings, or for one of its meetings. */
import type { ActContents } from '../act.ts';
import { candidate, UNWRITTEN, type AnyCandidate, type Candidate } from './candidate.ts';

export function moveCandidate(on: Candidate['on'], where: Pick<ActContents['move'], 'body' | 'meeting'>): AnyCandidate {
  return candidate('move', on, { ...where, title: UNWRITTEN, paragraphs: [], effect: { kind: 'decide' } },
    [{ path: 'title', type: 'text' }, { path: 'paragraphs', type: 'paragraphs' }, { path: 'effect', type: 'effect' }]);
}
