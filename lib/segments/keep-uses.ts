import 'server-only';
import type { Tx } from '@/db/write';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { EXPANDED_MAX, NESTED_MAX } from '@/lib/domain/segments/limits';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import type { AskingMechanic } from '@/lib/domain/segments/segment-page';
import {
  conditionCount,
  segmentsNamed,
  type UsingSegment,
  usesProblem,
} from '@/lib/domain/segments/uses';
import { AppError } from '@/lib/domain/shared/errors';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { askingMechanics } from './asking-mechanics';

/** A segment, all that ask for it by whatever way, and all that these ask for. */
const RELATED = `
  WITH RECURSIVE above (id) AS (
    SELECT $1::int UNION SELECT u.segment_id FROM segment_uses u JOIN above a ON u.uses_id = a.id
  ), related (id) AS (
    SELECT id FROM above UNION SELECT u.uses_id FROM segment_uses u JOIN related r ON u.segment_id = r.id
  )
  SELECT s.segment_id AS "segmentId", s.kind = 'list' AS "isList", v.definition,
    s.segment_id IN (SELECT id FROM above) AS "isAbove"
  FROM segments s JOIN segment_versions v USING (segment_id, version)
  WHERE s.segment_id IN (SELECT id FROM related)`;

type Row = {
  readonly segmentId: number;
  readonly isList: boolean;
  readonly definition: unknown;
  readonly isAbove: boolean;
};

function using({ isList, definition }: Row): UsingSegment {
  const said = isList ? null : readDefinition(definition).definition;
  return said === null
    ? { conditions: 1, uses: [] }
    : { conditions: conditionCount(said), uses: segmentsNamed(said) };
}

/**
 * Keeps which segments a segment asks for; `null`: for none any more. The caller has written its version and holds the lock of
 * `requireFreeName`, which all who save share: of two who would close a circle together the second sees the first. Throws
 * `segment_cycle`, `segment_nested`.
 */
export async function keepUses(
  { client }: Tx,
  segmentId: number,
  definition: SegmentDefinition | null,
): Promise<void> {
  const uses = definition === null ? [] : [...new Set(segmentsNamed(definition))];
  if (uses.includes(segmentId)) throw new AppError('segment_cycle');
  await client.query('DELETE FROM segment_uses WHERE segment_id = $1', [segmentId]);
  await client.query(
    'INSERT INTO segment_uses (segment_id, uses_id) SELECT $1, unnest($2::int[])',
    [segmentId, uses],
  );
  const { rows } = await client.query<Row>(RELATED, [segmentId]);
  const graph = new Map(rows.map((row) => [row.segmentId, using(row)]));
  const from = rows.filter(({ isAbove }) => isAbove).map((row) => row.segmentId);
  const problem = usesProblem(graph, from);
  if (problem !== null) {
    throw new AppError(
      problem,
      problem === 'segment_nested' ? { depth: NESTED_MAX, conditions: EXPANDED_MAX } : {},
    );
  }
}

/**
 * Endpoints that chose the segment would hear nothing any more and not know why; one that hears of every segment
 * holds none back.
 */
const TOLD = `
  SELECT endpoint_id AS "endpointId" FROM webhook_endpoints
  WHERE state <> 'removed' AND event_types && ARRAY['segment.entered', 'segment.left'] AND $1::int = ANY (segment_ids)
  ORDER BY endpoint_id`;

/** Users of a segment that a refusal names. */
const NAMED_USERS = 5;

/** A mechanic in both its languages: a refusal does not know who reads it. */
const bothNames = ({ nameEn, nameRu }: AskingMechanic): string =>
  nameEn === nameRu ? nameEn : `${nameEn} / ${nameRu}`;

/**
 * Throws `segment_used` with the names of the segments in use and of the mechanics that ask for it on a day or later, `segment_told` with
 * the numbers of the endpoints that chose to be told of it.
 */
export async function requireUnused(tx: Tx, segmentId: number, todayOn: string): Promise<void> {
  const { rows } = await tx.client.query<{ name: string }>(
    `SELECT s.name FROM segment_uses u JOIN segments s USING (segment_id) WHERE u.uses_id = $1
     ORDER BY lower(s.name) LIMIT ${NAMED_USERS}`,
    [segmentId],
  );
  const mechanics = await askingMechanics(rowsOf(tx), { segmentId, todayOn });
  const users = [...rows.map(({ name }) => name), ...mechanics.map(bothNames)];
  if (users.length > 0) {
    throw new AppError('segment_used', { names: users.slice(0, NAMED_USERS).join(', ') });
  }
  const { rows: told } = await tx.client.query<{ endpointId: number }>(TOLD, [segmentId]);
  if (told.length > 0) {
    throw new AppError('segment_told', {
      count: told.length,
      numbers: told.map(({ endpointId }) => endpointId).join(', '),
    });
  }
}
