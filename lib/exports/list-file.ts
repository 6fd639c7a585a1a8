import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { streamedText } from '@/lib/api/streamed-text';
import type { Actor } from '@/lib/domain/access/actor';
import type { ExportedList } from '@/lib/domain/exports/lists';
import { runCommand } from '@/lib/kernel/command';
import { logExport } from './log-export';

/** More rows than this go into a file through several filters. */
const ROWS_MAX = 5_000_000;

/** Spreadsheets take UTF-8 for another encoding without it. */
const BYTE_ORDER_MARK = '\uFEFF';

type Piece<Row, Place> = {
  readonly rows: readonly Row[];
  /** Where the next piece begins; null: this was the last. */
  readonly next: Place | null;
};

type Spec<Row, Place> = {
  readonly list: ExportedList;
  /** It tells of people: what it is taken for is asked and written down. */
  readonly isPersonal: boolean;
  /** Names of the filters in force, as they are written down. */
  readonly filters: object;
  readonly columns: readonly string[];
  /** How an amount is written; without it none is in the file. */
  readonly money?: (amountMinor: bigint) => string;
  readonly piece: (place: Place | null) => Promise<Piece<Row, Place>>;
};

/** A list about to become a file, whatever its rows are. */
export type ListFile = {
  readonly list: ExportedList;
  readonly isPersonal: boolean;
  readonly filters: readonly string[];
  /** Reads the first piece, so that a refusal is still a refusal. */
  readonly open: () => Promise<AsyncGenerator<string>>;
};

const nameOfFilters = (filters: object): readonly string[] =>
  Object.entries(filters).flatMap(([name, value]) =>
    value === undefined || value === null || value === false ? [] : [name],
  );

/** Says how a list becomes a CSV file. Text that a spreadsheet would run is made harmless. */
export function listFile<Row extends object, Place>(spec: Spec<Row, Place>): ListFile {
  const { list, isPersonal, columns, money, piece } = spec;
  const text = ({ rows }: Piece<Row, Place>, isFirst: boolean): string => {
    const lines = stringify([...rows], {
      header: isFirst,
      columns: [...columns],
      escape_formulas: true,
      cast: {
        date: (moment) => moment.toISOString(),
        boolean: (value) => (value ? 'yes' : 'no'),
        // Only as bigints may amounts begin with a minus.
        ...(money === undefined ? {} : { bigint: money }),
      },
    });
    return isFirst ? BYTE_ORDER_MARK + lines : lines;
  };
  const open = async () => {
    const first = await piece(null);
    return (async function* pieces() {
      yield text(first, true);
      let written = first.rows.length;
      for (let place = first.next; place !== null && written < ROWS_MAX; ) {
        const more = await piece(place);
        yield text(more, false);
        written += more.rows.length;
        place = more.next;
      }
    })();
  };
  return { list, isPersonal, filters: nameOfFilters(spec.filters), open };
}

/** A list as the bytes of its file where a command of its own has written down who takes it and what for. */
export async function untoldFile(file: ListFile): Promise<ReadableStream> {
  return streamedText(await file.open());
}

type Taken = {
  readonly actor: Actor;
  /** As it was told; judged where it is written down. */
  readonly purpose: string;
};

/**
 * A list as the bytes of its file, piece by piece as fast as they are taken. Of one that tells of people who takes it and what for is
 * written down before the first byte. Throws what the list's query throws, `invalid_input` without a purpose.
 */
export async function takeFile(file: ListFile, { actor, purpose }: Taken): Promise<ReadableStream> {
  const pieces = await file.open();
  if (file.isPersonal) {
    const { list, filters } = file;
    await runCommand(logExport, { list, purpose, filters: [...filters] }, actor);
  }
  return streamedText(pieces);
}
