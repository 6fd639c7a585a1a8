import 'server-only';
import type { Tx } from '@/db/write';
import { dayInZone } from '@/lib/domain/shared/calendar';

/** Waits until nobody else fits or scores, and says which day it is in the programme's zone. */
export async function beginOutlooks({ client }: Tx, now: Date): Promise<string> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('outlooks'))");
  const { rows } = await client.query<{ timeZone: string }>(
    `SELECT coalesce((SELECT time_zone FROM programme), 'UTC') AS "timeZone"`,
  );
  return dayInZone(now, rows[0]?.timeZone ?? 'UTC');
}
