import 'server-only';
import { createHash } from 'node:crypto';

/** A hash of the names of a file's columns in their order, spaces around them aside; null without a header. */
export function headerKeyOf(header: readonly string[] | null): string | null {
  if (header === null) return null;
  const names = JSON.stringify(header.map((name) => name.trim()));
  return createHash('sha256').update(names).digest('hex');
}
