import 'server-only';
import type { Tx } from '@/db/write';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import type { Mapping } from '@/lib/domain/imports/mapping/mapping';

/** What every step of an import knows. */
export type WorkContext<M extends Mapping = Mapping> = {
  readonly tx: Tx;
  readonly importId: number;
  readonly mapping: M;
  /** The programme's zone: the file's clock is taken to show its time. */
  readonly timeZone: string;
  /** Day of the reading in that zone. */
  readonly today: string;
};

/** A part of the staged units (receipts, members, stores): chunks from..to, both ends in. */
export type ChunkRange = { readonly from: number; readonly to: number };

/** What one kind of file does after its rows are staged. Each step is set-based and may be run again. */
export type ImportWork<M extends Mapping> = {
  /** Forms the units from the rows and finds the problems that the file shows by itself. */
  readonly prepare: (context: WorkContext<M>) => Promise<ImportCounts>;
  /** Number of chunks that were formed. */
  readonly countChunks: (context: WorkContext<M>) => Promise<number>;
  /** Compares all with the programme and writes nothing to it. */
  readonly check: (context: WorkContext<M>) => Promise<ImportCounts>;
  /** Before the first chunk: what all chunks need. */
  readonly open: (context: WorkContext<M>) => Promise<ImportCounts>;
  /** Writes one chunk into the programme. `rows` of the file were dealt with. */
  readonly merge: (
    context: WorkContext<M>,
    chunk: number,
  ) => Promise<{ counts: ImportCounts; rows: number }>;
};
