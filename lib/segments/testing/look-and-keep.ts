import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { refreshSegment } from '../commands/refresh-segment';
import { lookAtSegments } from '../queries/look-at-segments';

const worker = systemActor('test');

/** Looks at one segment that is due and keeps it, as the worker does; null: it is not due. */
export async function lookAndKeep(segmentId: number, now = new Date()) {
  const [look] = await runQuery(lookAtSegments, { segmentIds: [segmentId] }, worker, { now });
  return look === undefined ? null : runCommand(refreshSegment, { look }, worker, { now });
}
