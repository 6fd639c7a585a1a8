import 'server-only';
import type { SystemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { produceChunk } from './produce-chunk';

type Context = { readonly actor: SystemActor; readonly signal: AbortSignal };

/** Makes a batch to its end, chunk by chunk, until the signal. Ends also when another worker has it in hand. */
export async function produceBatch(batchId: number, { actor, signal }: Context): Promise<void> {
  while (!signal.aborted) {
    const chunk = await runCommand(produceChunk, { batchId }, actor);
    if (chunk === null || chunk.isDone) return;
  }
}
