/** Acts that no later act of the same person takes back; they are confirmed in a second step. */
export const FINAL_ACTS: ReadonlySet<string> = new Set([
  'cast', 'resign', 'withdraw-candidacy', 'withdraw-motion', 'put-to-vote', 'close-poll', 'close-meeting',
  'confirm-hall-count', 'settle-tie', 'call-election', 'convene', 'appeal', 'report',
]);
