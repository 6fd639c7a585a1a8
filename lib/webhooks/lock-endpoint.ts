import 'server-only';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';
import type { EndpointState, StopReason } from '@/lib/domain/webhooks/states';

/** An endpoint as it stands, held until the end of the transaction. */
export type LockedEndpoint = {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly segmentIds: readonly number[];
  readonly state: EndpointState;
  readonly stopReason: StopReason | null;
  readonly secretSealed: string;
  readonly version: number;
};

/**
 * Locks an endpoint at the version that was on screen; left out: at any. Throws `not_found` also for removed ones, and
 * `stale_version` with both.
 */
export async function lockEndpoint(
  { client }: Tx,
  endpointId: number,
  version?: number,
): Promise<LockedEndpoint> {
  const { rows } = await client.query<LockedEndpoint>(
    `SELECT url, description, event_types AS "eventTypes", segment_ids AS "segmentIds", state, stop_reason AS "stopReason",
       secret_sealed AS "secretSealed", version
     FROM webhook_endpoints WHERE endpoint_id = $1 AND state <> 'removed' FOR UPDATE`,
    [endpointId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  if (version !== undefined && row.version !== version) {
    throw new AppError('stale_version', { version, current: row.version });
  }
  return row;
}
