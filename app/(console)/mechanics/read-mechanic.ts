import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/access/session';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { getMechanic } from '@/lib/mechanics/queries/get-mechanic';

/** A mechanic by its address; one that is not there is not found. */
export async function readMechanicPage(id: string) {
  const actor = await requireActor('rules.read');
  const parsed = idInput.safeParse(Number(id));
  if (!parsed.success) notFound();
  try {
    return { actor, mechanic: await runQuery(getMechanic, { ruleId: parsed.data }, actor) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
