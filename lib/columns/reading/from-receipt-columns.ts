import 'server-only';
import type { Read } from '@/db/read';
import { COLUMNS_FRESH_MS } from '@/lib/domain/columns/columns-due';
import { log } from '@/lib/log';
import { hasColumnsFile } from '../columns-folder';
import { loadDuckDb } from '../load-duckdb';
import { readColumnsState } from '../queries/find-columns';
import { type ColumnsReader, openColumnsReader } from './columns-reader';

/** The copy stays open for the next count; after so long without one it gives its memory back. */
const IDLE_MS = 5 * 60_000;
/** Counts at once; more of them are PostgreSQL's. */
const MOST_AT_ONCE = 2;

/** A copy that is open or being opened; null: there is none here. */
type Open = {
  readonly fileId: string;
  readonly reader: Promise<ColumnsReader | null>;
  users: number;
};

let current: Open | null = null;
let idle: NodeJS.Timeout | undefined;

async function openHere(fileId: string): Promise<ColumnsReader | null> {
  if (!(await hasColumnsFile(fileId))) return null;
  const duckDb = await loadDuckDb();
  return duckDb === null ? null : openColumnsReader(duckDb, fileId);
}

function close(opened: Open | null): void {
  opened?.reader.then(
    (reader) => reader?.close(),
    () => undefined,
  );
  if (current === opened) current = null;
}

/** The copy with one user more; null: it has as many as it may. A copy that is followed by another is closed by its last user. */
function take(fileId: string): Open | null {
  if (current?.fileId !== fileId) {
    if (current?.users === 0) close(current);
    current = { fileId, reader: openHere(fileId), users: 0 };
  }
  if (current.users >= MOST_AT_ONCE) return null;
  clearTimeout(idle);
  current.users += 1;
  return current;
}

function giveBack(opened: Open, isUseful: boolean): void {
  opened.users -= 1;
  // What could not be opened is tried again by the next.
  if (!isUseful && current === opened) current = null;
  if (opened.users > 0) return;
  if (opened !== current) close(opened);
  else idle = setTimeout(() => close(opened), IDLE_MS).unref();
}

/** What was asked of the copy, and the moment it knows up to. */
export type FromColumns<T> = { readonly asOfAt: Date; readonly result: T };

/**
 * Asks the copy of the receipts that the base names. Null, and PostgreSQL is to be asked: there is none here, it is too old, it is
 * busy, or it failed, which is written into the log.
 */
export async function fromReceiptColumns<T>(
  { read, now }: { readonly read: Read; readonly now: Date },
  work: (reader: ColumnsReader) => Promise<T>,
): Promise<FromColumns<T> | null> {
  const state = await readColumnsState(read);
  if (state === null || now.getTime() - state.asOfAt.getTime() > COLUMNS_FRESH_MS) return null;
  const opened = take(state.fileId);
  if (opened === null) return null;
  let isUseful = false;
  try {
    const reader = await opened.reader;
    if (reader === null) return null;
    isUseful = true;
    return { asOfAt: state.asOfAt, result: await work(reader) };
  } catch (error) {
    log.warn({ err: error }, 'columns not read');
    return null;
  } finally {
    giveBack(opened, isUseful);
  }
}

/** Closes what is open: for scripts and tests. */
export function closeReceiptColumns(): void {
  clearTimeout(idle);
  close(current);
}
