import { notFound, redirect } from 'next/navigation';
import { requireActor } from '@/lib/access/session';
import { idInput } from '@/lib/domain/access/inputs';
import type { Permission } from '@/lib/domain/access/permissions';
import { ruleHome } from '@/lib/domain/rules/rule-home';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { getRule } from '@/lib/rules/queries/get-rule';

/** A rule by its address; one that is not there is not found. Ladders of tiers and mechanics have pages of their own. */
export async function readRule(id: string, permission: Permission) {
  const actor = await requireActor(permission);
  const parsed = idInput.safeParse(Number(id));
  if (!parsed.success) notFound();
  try {
    const rule = await runQuery(getRule, { ruleId: parsed.data }, actor);
    const home = ruleHome(rule.kind);
    if (home !== '/rules') redirect(`${home}/${rule.ruleId}`);
    return rule;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
