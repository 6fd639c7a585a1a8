import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { EXPORT_HOURS, PURPOSE_MAX } from '@/lib/domain/segments/kept-membership';
import { AppError } from '@/lib/domain/shared/errors';
import { plainText } from '@/lib/domain/shared/plain-text';
import { defineCommand } from '@/lib/kernel/command';
import { requireFull } from '../lists/require-full';

/**
 * Asks for a file of the members of a segment, for a purpose that is written down; its link opens for 24 hours. Throws `not_found`,
 * `wrong_state` of a segment that is archived and of a list that is being filled.
 */
export const askExport = defineCommand({
  id: 'segments.askExport',
  permission: 'segments.read',
  input: z.object({
    segmentId: idInput,
    purpose: z
      .string()
      .trim()
      .min(1)
      .max(PURPOSE_MAX)
      .refine((text) => plainText(text) === text),
  }),
  run: async ({ tx, input: { segmentId, purpose }, actor, now }) => {
    await requireFull(tx, segmentId);
    const { rows } = await tx.client.query<{ exportId: number }>(
      `INSERT INTO segment_exports (segment_id, purpose, asked_by, asked_at, expires_at)
       SELECT segment_id, $2, $3, $4::timestamptz, $4::timestamptz + make_interval(hours => ${EXPORT_HOURS})
       FROM segments WHERE segment_id = $1 RETURNING export_id AS "exportId"`,
      [segmentId, purpose, requireUserId(actor), now],
    );
    const [asked] = rows;
    if (asked === undefined) throw new AppError('not_found');
    return {
      result: asked,
      changes: [
        {
          subjectKind: 'segment',
          subjectId: segmentId,
          before: null,
          after: { exportAsked: asked.exportId },
        },
      ],
    };
  },
});

/**
 * Takes a file that one asked for: counts it and writes it down before a byte is sent. Throws `not_found` for somebody else's,
 * `wrong_state` when the link is over or the segment archived. @returns the segment whose members it holds
 */
export const takeExport = defineCommand({
  id: 'segments.takeExport',
  permission: 'segments.read',
  input: z.object({ exportId: idInput }),
  run: async ({ tx, input: { exportId }, actor, now }) => {
    const { rows } = await tx.client.query<{ segmentId: number; isOver: boolean }>(
      `SELECT segment_id AS "segmentId", expires_at <= $3 AS "isOver" FROM segment_exports
       WHERE export_id = $1 AND asked_by = $2 FOR UPDATE`,
      [exportId, requireUserId(actor), now],
    );
    const [asked] = rows;
    if (asked === undefined) throw new AppError('not_found');
    if (asked.isOver) throw new AppError('wrong_state', { status: 'expired' });
    await requireFull(tx, asked.segmentId);
    await tx.client.query(
      'UPDATE segment_exports SET taken = taken + 1, taken_at = $2 WHERE export_id = $1',
      [exportId, now],
    );
    return {
      result: { segmentId: asked.segmentId },
      changes: [
        {
          subjectKind: 'segment',
          subjectId: asked.segmentId,
          before: null,
          after: { exportTaken: exportId },
        },
      ],
    };
  },
});
