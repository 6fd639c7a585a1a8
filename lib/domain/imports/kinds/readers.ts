import type { ImportKind } from '../import-kinds';
import type { Mapping } from '../mapping/mapping';
import { MEMBER_COLUMNS, memberReader } from './member-reader';
import { PURCHASE_COLUMNS, purchaseReader } from './purchase-reader';
import type { ReaderContext, RowReader } from './row-reader';
import { STORE_COLUMNS, storeReader } from './store-reader';

type MappingOf<Kind extends ImportKind> = Extract<Mapping, { kind: Kind }>;

type Columns = { readonly header: readonly string[] | null; readonly width: number };

type KindReader<Kind extends ImportKind> = {
  readonly columns: readonly string[];
  readonly reader: (
    mapping: MappingOf<Kind>,
    columns: Columns,
    context: ReaderContext,
  ) => RowReader;
};

/** The registry of kinds: the staged columns and the reader of each. */
export const IMPORT_READERS: { readonly [Kind in ImportKind]: KindReader<Kind> } = {
  members: { columns: MEMBER_COLUMNS, reader: memberReader },
  stores: { columns: STORE_COLUMNS, reader: storeReader },
  purchases: { columns: PURCHASE_COLUMNS, reader: purchaseReader },
};

/**
 * The reader that the mapping asks for.
 * @throws ColumnProblem when the mapping names a column that the file has not, or has twice.
 */
export function readerFor<Kind extends ImportKind>(
  mapping: MappingOf<Kind> & { readonly kind: Kind },
  columns: Columns,
  context: ReaderContext,
): RowReader {
  return IMPORT_READERS[mapping.kind].reader(mapping, columns, context);
}
