import 'server-only';
import type { Tx } from '@/db/write';
import { segmentFields } from '@/lib/domain/segments/segment-input';
import { type SegmentTemplate, templateDraft } from '@/lib/domain/segments/templates';
import { dayStart } from '@/lib/domain/shared/calendar';
import { createSegment } from '@/lib/segments/commands/create-segment';
import { DEMO_PROGRAMME } from './programme';
import { staffOf } from './staff-of';

/** Segments that the marketer of the demo keeps; names are what people write, in one language. */
const SEGMENTS: readonly (readonly [name: string, template: SegmentTemplate])[] = [
  ['VIP', 'vip'],
  ['Новички', 'newcomers'],
  ['Купили один раз', 'oneTime'],
  ['Points about to end', 'expiringSoon'],
  ['Есть согласие, тихо 60 дней', 'reachable'],
];

/** Writes the segments of the demo by the command itself. Numbered from 1. */
export async function loadSegments(tx: Tx, untilOn: string): Promise<void> {
  await tx.client.query(
    `SELECT setval(pg_get_serial_sequence('segments', 'segment_id'), 1, false)`,
  );
  const actor = await staffOf(tx, 'marketer');
  const now = new Date(dayStart(untilOn, DEMO_PROGRAMME.timeZone).getTime() + 10 * 3_600_000);
  for (const [name, template] of SEGMENTS) {
    const input = segmentFields.parse({ name, note: '', definition: templateDraft(template) });
    await createSegment.run({ tx, actor, now, input });
  }
}
