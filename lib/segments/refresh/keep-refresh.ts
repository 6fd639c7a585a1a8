import 'server-only';
import type { Tx } from '@/db/write';
import { MEMBERS_AN_EVENT, type RefreshCause } from '@/lib/domain/segments/kept-membership';

export type NewRefresh = {
  readonly segmentId: number;
  readonly cause: RefreshCause;
  readonly version: number;
  readonly asOfOn: string;
  readonly now: Date;
  readonly members: number;
  readonly entered: number;
  readonly gone: number;
  readonly tookMs: number;
};

/** Appends a look to the history of a segment; the caller holds its schedule or the segment itself. @returns its number */
export async function keepRefresh({ client }: Tx, look: NewRefresh): Promise<number> {
  const { rows } = await client.query<{ refreshNo: number }>(
    `INSERT INTO segment_refreshes (segment_id, refresh_no, cause, version, as_of_on, refreshed_at, members, entered, gone, took_ms)
     SELECT $1::int, coalesce(max(refresh_no), 0) + 1, $2, $3::int, $4::date, $5::timestamptz, $6::int, $7::int, $8::int, $9::int
     FROM segment_refreshes WHERE segment_id = $1::int RETURNING refresh_no AS "refreshNo"`,
    [
      look.segmentId,
      look.cause,
      look.version,
      look.asOfOn,
      look.now,
      look.members,
      look.entered,
      look.gone,
      look.tookMs,
    ],
  );
  return rows[0]?.refreshNo ?? 0;
}

/** Endpoints that asked for events of the segment get who went each way, some hundred members an event. */
const TELL = `
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT 0, p.endpoint_id, b.type,
    jsonb_build_object('segmentId', $1::int, 'refresh', $2::int, 'memberIds', b.members), $3::timestamptz, now(), now()
  FROM webhook_endpoints p JOIN (
    SELECT 'segment.' || way AS type, jsonb_agg(member_id ORDER BY member_id) AS members
    FROM (SELECT member_id, way, (row_number() OVER (PARTITION BY way ORDER BY member_id) - 1) / ${MEMBERS_AN_EVENT} AS batch
      FROM turned) numbered
    GROUP BY way, batch
  ) b ON b.type = ANY (p.event_types)
  WHERE p.state IN ('active', 'paused') AND (p.segment_ids = '{}' OR $1::int = ANY (p.segment_ids))`;

/** Keeps the temporary table `turned` as who entered and left with a look, and tells those who asked for it. */
export async function keepTurns(
  { client }: Tx,
  { segmentId, refreshNo, now }: { segmentId: number; refreshNo: number; now: Date },
): Promise<void> {
  await client.query(
    `INSERT INTO segment_changes (member_id, segment_id, refresh_no, way, reason, conditions)
     SELECT member_id, $1, $2, way, reason, conditions FROM turned`,
    [segmentId, refreshNo],
  );
  const { rowCount } = await client.query(
    "SELECT FROM webhook_endpoints WHERE event_types && ARRAY['segment.entered', 'segment.left'] LIMIT 1",
  );
  if (rowCount !== 0) await client.query(TELL, [segmentId, refreshNo, now]);
}
