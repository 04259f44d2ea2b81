import type { SheetWords } from '#tally/result-csv.ts';

/** What stands in the heads of a sheet that the command line writes. */
export const SHEET_WORDS: SheetWords = {
  candidate: 'Candidate', outcome: 'Outcome', elected: stage => `elected at stage ${stage}`, excluded: stage => `excluded at stage ${stage}`,
  stage: stage => `Stage ${stage}`, change: stage => `Moved at stage ${stage}`, nonTransferable: 'Non-transferable', against: 'Against', total: 'Total', quota: 'Quota',
  pairs: 'Votes for the row over the column', paths: 'Strongest path from the row to the column',
};
