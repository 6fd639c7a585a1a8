import 'server-only';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { type AboutClaims, readClaims } from './read-claims';
import { readFreeze } from './read-freeze';
import { readTierFacts } from './read-tier-facts';
import { readTransfer, readTransferred } from './read-transfer';

/** What the rules of a kind of task need to know beside its member and card; nothing for most kinds. */
export async function readMore(
  run: RunRows,
  about: AboutClaims,
  now: Date,
): Promise<
  Pick<
    TaskSubject,
    'claiming' | 'claim' | 'freeze' | 'transfer' | 'transferred' | 'tiers' | 'floor'
  >
> {
  const { reads } = taskDefinition(about.kind);
  if (reads === 'freeze') return { freeze: await readFreeze(run, about.memberId) };
  if (reads === 'transfer') return { transfer: await readTransfer(run, about.memberId, now) };
  if (reads === 'tiers' || reads === 'floor') return readTierFacts(run, { ...about, reads }, now);
  if (reads === 'transferred') {
    const transferred = await readTransferred(run, about);
    return transferred === undefined ? {} : { transferred };
  }
  return readClaims(run, about, now);
}
