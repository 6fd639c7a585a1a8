import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/access/session';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { getRule } from '@/lib/rules/queries/get-rule';

/** A mechanic by its address with the version that is simulated: the one that is worked on, else the latest. One that is not there is not found. */
export async function readMechanic(id: string) {
  const actor = await requireActor('rules.read');
  const parsed = idInput.safeParse(Number(id));
  if (!parsed.success) notFound();
  try {
    const rule = await runQuery(getRule, { ruleId: parsed.data }, actor);
    const version =
      rule.versions.find(({ state }) => state === 'draft' || state === 'inReview') ??
      rule.versions[0];
    if (version === undefined || version.definition.kind !== 'mechanic') notFound();
    return { actor, rule, no: version.no, draft: version.definition };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
