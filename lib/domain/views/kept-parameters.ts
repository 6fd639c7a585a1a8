/** Parameters of a list's address that are about how it is shown, and lead on with it wherever its links go: the chosen view and the columns. */
export const KEPT_PARAMETERS = ['view', 'columns'] as const;
