import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { memberCode } from '@/lib/domain/members/states';
import { conditionsOf } from '@/lib/domain/segments/definition';
import {
  CHANGE_WAYS,
  type ChangeReason,
  type ChangeWay,
} from '@/lib/domain/segments/kept-membership';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { definitionJson } from '@/lib/domain/segments/segment-input';
import type { ShownChange } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';

const PAGE = 50;

type Row = {
  readonly memberId: number;
  readonly name: string;
  readonly reason: ChangeReason;
  readonly version: number;
  readonly happenedAt: Date;
  readonly conditions: readonly number[] | null;
  readonly otherId: number | null;
};

type Changes = {
  readonly changes: readonly ShownChange[];
  /** How many there are in all. */
  readonly total: number;
  /** The next page begins after this member; null: it is the last. */
  readonly next: number | null;
};

/** The conditions of a version, included ones first, as they are kept. */
function conditionsIn(definition: unknown): readonly unknown[] {
  const said = readDefinition(definition).definition;
  if (said === null) return [];
  return [said.include, said.exclude].flatMap((group) =>
    group === null ? [] : conditionsOf(group).map((one) => definitionJson(one as never)),
  );
}

/**
 * Who is in at one look and was not at an earlier one, or the other way round, each with the reason of the last time they
 * went that way; 50 a page by number. Who went out and came back in between is not among them.
 */
export const listSegmentChanges = defineQuery({
  id: 'segments.listChanges',
  permission: 'segments.read',
  input: z.object({
    segmentId: idInput,
    /** After this look … */
    after: z.number().int().min(0),
    /** … up to this one. */
    upTo: idInput,
    way: z.enum(CHANGE_WAYS),
    afterMember: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  }),
  run: async ({ read, input }): Promise<Changes> => {
    const { segmentId, after, upTo, way, afterMember } = input;
    const net = read`
      SELECT member_id, max(refresh_no) AS refresh_no FROM segment_changes
      WHERE segment_id = ${segmentId} AND refresh_no > ${after} AND refresh_no <= ${upTo} GROUP BY member_id
      HAVING (array_agg(way ORDER BY refresh_no))[1] = ${way} AND (array_agg(way ORDER BY refresh_no DESC))[1] = ${way}`;
    const [rows, [counted], versions] = await Promise.all([
      read<Row[]>`
        SELECT c.member_id::float8 AS "memberId", trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name,
          c.reason, r.version, r.refreshed_at AS "happenedAt", c.conditions,
          c.other_id::float8 AS "otherId"
        FROM (${net}) n JOIN segment_changes c USING (member_id, refresh_no)
        JOIN segment_refreshes r USING (segment_id, refresh_no) LEFT JOIN member_profiles p ON p.member_id = c.member_id
        WHERE c.segment_id = ${segmentId} AND c.member_id > ${afterMember} ORDER BY c.member_id LIMIT ${PAGE + 1}`,
      read<{ total: number }[]>`SELECT count(*)::int AS total FROM (${net}) n`,
      read<{ version: number; definition: unknown }[]>`
        SELECT version, definition FROM segment_versions WHERE segment_id = ${segmentId} AND version IN (
          SELECT version FROM segment_refreshes WHERE segment_id = ${segmentId} AND refresh_no > ${after} AND refresh_no <= ${upTo})`,
    ]);
    const said = new Map(versions.map((one) => [one.version, conditionsIn(one.definition)]));
    const shown = rows.slice(0, PAGE).map(
      ({ memberId, name, reason, version, happenedAt, conditions, otherId }): ShownChange => ({
        memberId,
        code: memberCode(memberId),
        name,
        way: way as ChangeWay,
        reason,
        happenedAt,
        otherCode: otherId === null ? null : memberCode(otherId),
        conditions: (conditions ?? []).flatMap((flag) => said.get(version)?.[flag - 1] ?? []),
      }),
    );
    return {
      changes: shown,
      total: counted?.total ?? 0,
      next: rows.length > PAGE ? (shown.at(-1)?.memberId ?? null) : null,
    };
  },
});
