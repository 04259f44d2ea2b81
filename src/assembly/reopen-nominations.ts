/** The option to re-open nominations, among the options of a poll. Nobody's id: persons have random ones. */
export const REOPEN_NOMINATIONS = 're-open-nominations';
