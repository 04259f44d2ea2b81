/** Sees to it that nothing is left of the ballots of a poll that has been closed. */
import { forgetBallots } from '#store/forget-ballots.ts';
import type { Assembly } from './assembly.ts';

/** To be run again and again: works when a poll was closed since it last did. The first time always: a process may have ended in between. */
export function emptiedBoxes(assembly: Assembly): () => Promise<boolean> {
  let isDue = true;
  assembly.listen((_, events) => { isDue ||= events.some(({ kind }) => kind === 'poll-closed' || kind === 'poll-tied'); });
  return async () => {
    if (!isDue) return false;
    isDue = false;
    try {
      return await forgetBallots(assembly.database);
    } catch (error) {
      isDue = true;
      throw error;
    }
  };
}
