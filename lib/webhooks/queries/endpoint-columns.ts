import 'server-only';
import type { Fragment, Read } from '@/db/read';

/** More than so many are told as that many. */
export const COUNTED_TO = 10_000;

/** What a list tells of an endpoint `p`; counts are of the day before the moment, up to a limit. */
export function endpointColumns(read: Read, now: Date): Fragment {
  const count = (condition: Fragment) => read`
    (SELECT count(*)::int FROM (SELECT FROM webhook_deliveries d WHERE d.endpoint_id = p.endpoint_id AND ${condition}
      LIMIT ${COUNTED_TO}) counted)`;
  const sinceYesterday = read`d.queued_at > ${now}::timestamptz - interval '1 day'`;
  return read`
    p.endpoint_id AS "endpointId", p.url, p.description, p.event_types AS "eventTypes", p.segment_ids AS "segmentIds", p.state,
    p.stop_reason AS "stopReason", p.failures, p.failing_since AS "failingSince",
    ${count(read`d.state = 'delivered' AND ${sinceYesterday}`)} AS delivered,
    ${count(read`d.state = 'failed' AND ${sinceYesterday}`)} AS failed,
    ${count(read`d.state IN ('queued', 'sending')`)} AS waiting`;
}
