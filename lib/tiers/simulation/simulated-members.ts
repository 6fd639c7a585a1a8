import 'server-only';
import { readPool } from '@/db/read';
import { type Actor, can } from '@/lib/domain/access/actor';
import { LIST_MEMBERS_MAX, LIST_PART_MEMBERS } from '@/lib/domain/segments/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { placesOf } from '@/lib/domain/tiers/simulation/movers';
import { compareByAddress, type MoversInput } from './compare-by-address';

/**
 * The members of a figure of a simulation, in pieces of 20,000 numbers. Throws `too_many` beyond 1,000,000, `forbidden` to who may not read
 * rules, `not_found` and `invalid_input` as the simulation does.
 */
export async function* simulatedMembers(
  asked: MoversInput,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): AsyncGenerator<readonly number[]> {
  if (!can(actor, 'rules.read')) throw new AppError('forbidden', { permission: 'rules.read' });
  const { compared, kept } = await compareByAddress(readPool(), asked, now);
  const { memberIds } = compared.base;
  let count = 0;
  let piece: number[] = [];
  for (const at of placesOf(compared, asked.filter, kept.owed.value)) {
    count += 1;
    if (count > LIST_MEMBERS_MAX) throw new AppError('too_many', { limit: LIST_MEMBERS_MAX });
    piece.push(memberIds[at] ?? 0);
    if (piece.length < LIST_PART_MEMBERS) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
