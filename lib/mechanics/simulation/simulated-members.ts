import 'server-only';
import { readPool } from '@/db/read';
import { type Actor, can } from '@/lib/domain/access/actor';
import { membersOf } from '@/lib/domain/mechanics/simulation/members-of';
import { LIST_MEMBERS_MAX, LIST_PART_MEMBERS } from '@/lib/domain/segments/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { type SimulatedInput, simulateByAddress } from './by-address';

/**
 * The members of a figure of a simulation of a mechanic, in pieces of 20,000 numbers. Throws `too_many` beyond 1,000,000, `forbidden` to who
 * may not read rules, `not_found` and `invalid_input` as the simulation does.
 */
export async function* membersOfSimulation(
  asked: SimulatedInput,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): AsyncGenerator<readonly number[]> {
  if (!can(actor, 'rules.read')) throw new AppError('forbidden', { permission: 'rules.read' });
  const { replay } = await simulateByAddress(readPool(), asked, now);
  const found = membersOf(replay.outcomes, replay.groups, asked.filter);
  if (found.length > LIST_MEMBERS_MAX) throw new AppError('too_many', { limit: LIST_MEMBERS_MAX });
  for (let at = 0; at < found.length; at += LIST_PART_MEMBERS) {
    yield found.slice(at, at + LIST_PART_MEMBERS);
  }
}
