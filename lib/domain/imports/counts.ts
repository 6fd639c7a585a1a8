import type { ImportKind } from './import-kinds';

/** What is counted of an import, by kind, in the order of the report. The words stand in `messages.imports.counts`. */
export const IMPORT_COUNTS = {
  purchases: [
    'rows',
    'rowsRefused',
    'receiptsNew',
    'returnsNew',
    'guestsNew',
    'receiptsPresent',
    'zeroSkipped',
    'rowsRepeated',
    'totalsSkipped',
    'amountsRounded',
    'membersCreated',
    'storesCreated',
  ],
  members: [
    'rows',
    'rowsRefused',
    'membersCreated',
    'membersUpdated',
    'membersPresent',
    'membersLike',
    'namesCleansed',
    'rowsRepeated',
    'totalsSkipped',
  ],
  stores: [
    'rows',
    'rowsRefused',
    'storesCreated',
    'storesUpdated',
    'storesPresent',
    'rowsRepeated',
    'totalsSkipped',
  ],
} as const satisfies Record<ImportKind, readonly string[]>;

export type CountId = (typeof IMPORT_COUNTS)[ImportKind][number];

/** Figures of an import; one that is absent is 0. `receiptsNew` includes returns and guests. */
export type ImportCounts = Readonly<Partial<Record<CountId, number>>>;

/** The sum, figure by figure. */
export function addCounts(a: ImportCounts, b: ImportCounts): ImportCounts {
  const sum: Partial<Record<CountId, number>> = { ...a };
  for (const kind of Object.values(IMPORT_COUNTS)) {
    for (const id of kind) {
      const added = b[id];
      if (added !== undefined) sum[id] = (a[id] ?? 0) + added;
    }
  }
  return sum;
}

const CHANGES = [
  'receiptsNew',
  'membersCreated',
  'membersUpdated',
  'storesCreated',
  'storesUpdated',
] as const satisfies readonly CountId[];

/** How many things of the programme the import makes or changes. */
export function countChanges(counts: ImportCounts): number {
  return CHANGES.reduce((sum, id) => sum + (counts[id] ?? 0), 0);
}

/** Whether the import changes, or changed, nothing in the programme. */
export function changesNothing(counts: ImportCounts): boolean {
  return countChanges(counts) === 0;
}

/** Figures that the reading of the file alone gives: they stay while the file is compared anew. */
const READING: readonly CountId[] = [
  'rows',
  'zeroSkipped',
  'rowsRepeated',
  'amountsRounded',
  'totalsSkipped',
  'namesCleansed',
];

/** The figures of the reading alone. */
export function readingCounts(counts: ImportCounts): ImportCounts {
  const kept: Partial<Record<CountId, number>> = {};
  for (const id of READING) {
    const value = counts[id];
    if (value !== undefined) kept[id] = value;
  }
  return kept;
}
