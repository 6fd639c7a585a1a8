import { staffOf } from '@/db/demo/staff-of';
import { withTx } from '@/db/write';
import { addDays } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { archiveSegment } from '@/lib/segments/commands/archive-segment';
import { createList } from '@/lib/segments/commands/create-list';
import { createSegment } from '@/lib/segments/commands/create-segment';
import { fillList } from '@/lib/segments/commands/fill-list';
import { refreshDue } from '@/lib/segments/refresh/refresh-due';
import type { BenchContext, BenchItem } from '../bench-item';
import { BENCH_UNTIL_ON } from '../bench-programme';
import { type Measurement, timed } from '../measure';
import { nightDefinitions } from '../segments/night-definitions';

/** Of a million members 300,000. */
const PERCENT = 30;
const SEGMENTS = 200;
const ROWS_OF_SHARE = `
  CREATE TEMP TABLE bench_rows AS SELECT 1 AS segment_id, member_id FROM member_sort_keys
  WHERE status = 'active' AND member_id % 100 < ${PERCENT}`;
/** DATA.md: materialised as bits, and as rows. */
const BITS_MS = 200;
const ROWS_MS = 900;
/** What a person who makes a list waits. */
const ASKED_MS = 250;
/** What a night of everything may take. */
const NIGHT_MS = 300_000;

const SHARE = {
  version: 1,
  include: { join: 'all', items: [{ is: 'share', percent: PERCENT }] },
  exclude: null,
};

/** Looks at segments on a day, whether they are due or not, with sums that end on it; how long it took. */
async function look({ actor, client }: BenchContext, ids: readonly number[], day: string) {
  await client.query("SELECT set_config('vernost.actor', 'system:bench', false)");
  await client.query('UPDATE analytics_state SET as_of_on = $1', [day]);
  await client.query('UPDATE segment_schedules SET due_at = $2 WHERE segment_id = ANY ($1)', [
    ids,
    `${day}T00:00:00Z`,
  ]);
  return timed(() =>
    refreshDue(ids, {
      actor,
      now: new Date(`${day}T09:00:00Z`),
      failed: async (_, error) => {
        throw error;
      },
    }),
  );
}

/**
 * Keeping who is in three tenths of the members, as bits and as the rows of a list, against rows of the same without anything else; and
 * two nights of 200 segments: the second moves all windows by a day, and whoever entered or left is told with the reason.
 */
export const segmentMembership: BenchItem = async (context) => {
  const { client } = context;
  const staff = await withTx({ label: 'system:bench', requestId: 'bench' }, (tx) =>
    staffOf(tx, 'marketer'),
  );
  const made: number[] = [];
  const make = async (definition: unknown) => {
    const input = { name: `Bench ${made.length} ${Date.now()}`, note: '', definition };
    const { segmentId } = await runCommand(createSegment, input, staff);
    made.push(segmentId);
    return segmentId;
  };
  try {
    const share = await make(SHARE);
    const first = await look(context, [share], BENCH_UNTIL_ON);
    const again = await look(context, [share], BENCH_UNTIL_ON);
    const rows = await timed(() => client.query(ROWS_OF_SHARE));
    await client.query('DROP TABLE bench_rows');
    const ids: number[] = [];
    for (const definition of nightDefinitions(SEGMENTS)) ids.push(await make(definition));
    const begun = await look(context, ids, BENCH_UNTIL_ON);
    const night = await look(context, ids, addDays(BENCH_UNTIL_ON, 1));
    let listId = 0;
    const asked = await timed(async () => {
      const from = { kind: 'segment' as const, segmentId: share };
      const input = { name: `Bench list ${Date.now()}`, note: '', from };
      listId = (await runCommand(createList, input, staff)).segmentId;
    });
    made.push(listId);
    const asRows = await timed(async () => {
      while ((await runCommand(fillList, { segmentId: listId }, context.actor))?.isLeft);
    });
    const line = (name: string, ours: number, reference: number, against = 'target') => ({
      ...{ name, ours, reference, against },
      unit: 'ms' as const,
    });
    const lines: readonly Measurement[] = [
      line(`${PERCENT}% of the members kept as bits, first look`, first, BITS_MS),
      line('The same again, nothing changed', again, BITS_MS),
      line('The same asked for as a list, until one may go on', asked, ASKED_MS),
      line('The same put into the list by the worker', asRows, ROWS_MS),
      line('The same as rows', asRows, rows, 'rows of the same, bare'),
      line(`First night of ${SEGMENTS} segments`, begun, NIGHT_MS, 'target of a whole night'),
      line(`Second night, a day later`, night, NIGHT_MS, 'target of a whole night'),
    ];
    return lines;
  } finally {
    await client.query('UPDATE analytics_state SET as_of_on = $1', [BENCH_UNTIL_ON]);
    for (const segmentId of made) {
      await runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, staff);
    }
  }
};
