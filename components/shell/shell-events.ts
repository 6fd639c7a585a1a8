/** Asks the shell to open the palette. An event, so that a button need not load the palette to open it. */
export const OPEN_PALETTE = 'vernost:open-palette';

/** Asks the shell to show the list of keys. */
export const OPEN_HELP = 'vernost:open-help';
