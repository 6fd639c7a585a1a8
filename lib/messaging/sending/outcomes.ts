import 'server-only';
import type { SystemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { type Outcome, recordOutcomes } from '../commands/record-outcomes';

type Waiting = {
  readonly outcome: Outcome;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Writes down how attempts ended: at once, or, while others are being written, together with those that end meanwhile. Where several
 * cannot be written together each is written alone, so that one of them takes no other with it.
 */
export function openOutcomes({
  actor,
  now,
}: {
  readonly actor: SystemActor;
  readonly now: () => Date;
}) {
  let waiting: Waiting[] = [];
  let isWriting = false;

  const record = (some: readonly Waiting[]) =>
    runCommand(recordOutcomes, { outcomes: some.map(({ outcome }) => outcome) }, actor, {
      now: now(),
    });
  async function recordAlone(one: Waiting): Promise<void> {
    await record([one]).then(one.resolve, one.reject);
  }
  async function recordSome(some: readonly Waiting[]): Promise<void> {
    try {
      await record(some);
      for (const { resolve } of some) resolve();
    } catch (error) {
      if (some.length === 1) for (const { reject } of some) reject(error);
      else for (const one of some) await recordAlone(one);
    }
  }
  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const some = waiting;
      waiting = [];
      await recordSome(some);
    }
    isWriting = false;
  }
  return {
    /** Settles when it is in the books. */
    write: (outcome: Outcome) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ outcome, resolve, reject });
        void writeAll();
      }),
  };
}
