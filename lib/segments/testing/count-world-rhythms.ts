import 'server-only';
import { countRhythms } from '@/lib/analytics/commands/count-rhythms';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';

/** Counts how the members of the small world buy, as the worker does at night. */
export async function countWorldRhythms(): Promise<void> {
  const actor = systemActor('test');
  for (let afterId: number | null = 0; afterId !== null; ) {
    afterId = (await runCommand(countRhythms, { afterId }, actor)).lastId;
  }
}
