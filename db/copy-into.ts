import 'server-only';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from './write';

/**
 * Sends rows in COPY's text format into a table. One that this transaction made or truncated `isFresh`: they are written frozen, so that
 * nobody has to visit them again.
 */
export async function copyInto(
  { client }: Tx,
  options: { table: string; columns: string; rows: Uint8Array; isFresh?: boolean },
): Promise<void> {
  const { table, columns, isFresh = true } = options;
  const stream = client.query(
    copyFrom(`COPY ${table} (${columns}) FROM STDIN WITH (FREEZE ${isFresh})`),
  );
  stream.end(Buffer.from(options.rows.buffer, options.rows.byteOffset, options.rows.byteLength));
  await finished(stream);
}
