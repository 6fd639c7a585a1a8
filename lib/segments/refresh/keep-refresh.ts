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

/** Endpoints that asked for events of a segment get who went each way with a look, some hundred members an event. */
const TELL = `
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT 0, p.endpoint_id, b.type,
    jsonb_build_object('segmentId', b.segment_id, 'refresh', b.refresh_no, 'memberIds', b.members), $3::timestamptz, now(), now()
  FROM webhook_endpoints p JOIN (
    SELECT segment_id, refresh_no, 'segment.' || way AS type, jsonb_agg(member_id ORDER BY member_id) AS members
    FROM (SELECT segment_id, refresh_no, member_id, way,
        (row_number() OVER (PARTITION BY segment_id, refresh_no, way ORDER BY member_id) - 1) / ${MEMBERS_AN_EVENT} AS batch
      FROM segment_changes JOIN unnest($1::int[], $2::int[]) l (segment_id, refresh_no) USING (segment_id, refresh_no)) numbered
    GROUP BY segment_id, refresh_no, way, batch
  ) b ON b.type = ANY (p.event_types) AND (p.segment_ids = '{}' OR b.segment_id = ANY (p.segment_ids))
  WHERE p.state IN ('active', 'paused')`;

/** Tells endpoints that asked for it who entered and left with each of these looks, as it is kept. */
export async function tellEndpoints(
  { client }: Tx,
  looks: readonly { readonly segmentId: number; readonly refreshNo: number }[],
  now: Date,
): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT FROM webhook_endpoints WHERE event_types && ARRAY['segment.entered', 'segment.left'] LIMIT 1",
  );
  if (rowCount === 0) return;
  await client.query(TELL, [
    looks.map(({ segmentId }) => segmentId),
    looks.map(({ refreshNo }) => refreshNo),
    now,
  ]);
}

/** Keeps the temporary table `turned` as who entered and left with a look, and tells those who asked for it. */
export async function keepTurns(
  tx: Tx,
  { segmentId, refreshNo, now }: { segmentId: number; refreshNo: number; now: Date },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO segment_changes (member_id, segment_id, refresh_no, way, reason, conditions, other_id)
     SELECT member_id, $1, $2, way, reason, conditions, other_id FROM turned`,
    [segmentId, refreshNo],
  );
  await tellEndpoints(tx, [{ segmentId, refreshNo }], now);
}
