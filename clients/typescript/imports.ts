// Made by npm run client: changes are made there.

export type CreateImportAnswer = {
  importId: number;
};

export type StartImportBody = {
  /** As `npm run import` takes it. */
  mapping: Record<string, unknown>;
};

export type StartImportAnswer = {
  importId: number;
};

export type GetImportAnswer = {
  importId: number;
  kind: 'members' | 'stores' | 'purchases';
  state:
    | 'uploaded'
    | 'checking'
    | 'checked'
    | 'queued'
    | 'staging'
    | 'merging'
    | 'done'
    | 'failed'
    | 'cancelled'
    | 'undoing'
    | 'undone';
  rowsTotal: number | null;
  rowsRead: number;
  rowsMerged: number;
  counts: Record<string, number>;
  errorCode: string | null;
  finishedAt: string | null;
};
