import { staffOf } from '@/db/demo/staff-of';
import { withTx } from '@/db/write';
import {
  SEGMENT_TEMPLATES,
  type SegmentTemplate,
  templateDraft,
} from '@/lib/domain/segments/templates';
import { runCommand } from '@/lib/kernel/command';
import { archiveSegment } from '@/lib/segments/commands/archive-segment';
import { createSegment } from '@/lib/segments/commands/create-segment';
import { refreshSegment } from '@/lib/segments/commands/refresh-segment';
import type { BenchContext, BenchItem } from '../bench-item';
import { type Measurement, timed } from '../measure';

/** Of a million members 300,000. */
const PERCENT = 30;
const SEGMENTS = 200;
const ROWS_OF_SHARE = `
  CREATE TEMP TABLE bench_rows AS SELECT 1 AS segment_id, member_id FROM member_sort_keys
  WHERE status = 'active' AND member_id % 100 < ${PERCENT}`;

const shareOf = (percent: number) => ({
  version: 1,
  include: { join: 'all', items: [{ is: 'share', percent }] },
  exclude: null,
});

/** Looks at a segment whether it is due or not; how long it took. */
async function look({ actor, client }: BenchContext, segmentId: number): Promise<number> {
  await client.query("SELECT set_config('vernost.actor', 'system:bench', false)");
  await client.query('UPDATE segment_schedules SET due_at = now() WHERE segment_id = $1', [
    segmentId,
  ]);
  return timed(() => runCommand(refreshSegment, { segmentId }, actor));
}

/** Keeping who is in three tenths of the members, against rows of the same; and a night of 200 segments, against 200 bare counts. */
export const segmentMembership: BenchItem = async (context) => {
  const { client } = context;
  const staff = await withTx({ label: 'system:bench', requestId: 'bench' }, (tx) =>
    staffOf(tx, 'marketer'),
  );
  const made: number[] = [];
  const make = async (name: string, definition: unknown) => {
    const input = { name: `Bench ${name} ${Date.now()}`, note: '', definition };
    const { segmentId } = await runCommand(createSegment, input, staff);
    made.push(segmentId);
    return segmentId;
  };
  try {
    const share = await make('share', shareOf(PERCENT));
    const first = await look(context, share);
    const again = await look(context, share);
    const rows = await timed(() => client.query(ROWS_OF_SHARE));
    await client.query('DROP TABLE bench_rows');
    const ids: number[] = [];
    for (let number = 0; number < SEGMENTS; number += 1) {
      const template = SEGMENT_TEMPLATES[number % SEGMENT_TEMPLATES.length] as SegmentTemplate;
      ids.push(await make(`${template} ${number}`, templateDraft(template)));
    }
    let night = 0;
    for (const id of ids) night += await look(context, id);
    const count = await timed(() => client.query('SELECT count(*) FROM member_summary'));
    const lines: Measurement[] = [
      {
        name: `Materialise ${PERCENT}% of the members, first look`,
        ours: first,
        reference: rows,
        against: 'rows of the same, bare',
        unit: 'ms',
      },
      {
        name: `The same again, nothing changed`,
        ours: again,
        reference: rows,
        against: 'rows of the same, bare',
        unit: 'ms',
      },
      {
        name: `Refresh of ${SEGMENTS} segments`,
        ours: night,
        reference: count * SEGMENTS,
        against: `${SEGMENTS} bare counts`,
        unit: 'ms',
      },
    ];
    return lines;
  } finally {
    for (const segmentId of made) {
      await runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, staff);
    }
  }
};
