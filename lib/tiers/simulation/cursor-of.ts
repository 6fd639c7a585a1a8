import 'server-only';
import type { Read } from '@/db/read';
import type { RunBatches } from '../engine/measures';

const CHUNK = 10_000;

/** Reads statements piece by piece over the reading connection. */
export function cursorOf(read: Read): RunBatches {
  return (text, values) => read.unsafe(text, values as never[]).cursor(CHUNK);
}
