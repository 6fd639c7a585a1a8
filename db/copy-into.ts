import 'server-only';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from './write';

/**
 * Sends rows in COPY's text format into a table that this transaction made or emptied: they are written
 * frozen, so that nobody has to visit them again.
 */
export async function copyInto(
  { client }: Tx,
  options: { table: string; columns: string; rows: Uint8Array },
): Promise<void> {
  const stream = client.query(
    copyFrom(`COPY ${options.table} (${options.columns}) FROM STDIN WITH (FREEZE true)`),
  );
  stream.end(Buffer.from(options.rows.buffer, options.rows.byteOffset, options.rows.byteLength));
  await finished(stream);
}
