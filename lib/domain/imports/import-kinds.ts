/** What a file may hold. */
export const IMPORT_KINDS = ['members', 'stores', 'purchases'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * Life of an import. `uploaded` waits for a mapping; `checking` is the dry run, `checked` its end; `queued`
 * waits for the worker, `staging` reads the file, `merging` writes the programme. `done`, `failed` and `cancelled` end it;
 * what was written may be taken back from there: `undoing`, and `undone` at last.
 */
export const IMPORT_STATES = [
  'uploaded',
  'checking',
  'checked',
  'queued',
  'staging',
  'merging',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
