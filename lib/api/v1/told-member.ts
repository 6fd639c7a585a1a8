import 'server-only';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import { decimalsOf, toMajorUnits } from '@/lib/domain/analytics/publish-report';
import { runQuery } from '@/lib/kernel/query';
import { getMember } from '@/lib/members/queries/get-member';
import type { MemberAnswer } from './fields';

/** A member as endpoints answer them. Throws `not_found`. */
export async function toldMember(actor: ApiKeyActor, memberId: number): Promise<MemberAnswer> {
  const member = await runQuery(getMember, { memberId }, actor);
  const { code, status, kind, name, tier, joinedOn, phone, email, homeStore, currency } = member;
  return {
    memberId,
    code,
    status,
    kind,
    name,
    tier: tier === null ? null : { rank: tier.step + 1, nameEn: tier.nameEn, nameRu: tier.nameRu },
    joinedOn,
    phone,
    email,
    homeStore,
    receipts: member.figures.receipts,
    revenue: toMajorUnits(member.figures.revenueMinor, decimalsOf(currency)),
    lastPurchaseOn: member.figures.lastPurchaseOn,
    currency,
  };
}
