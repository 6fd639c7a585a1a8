import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { type AddressParameters, parameterOf } from '@/lib/domain/members/list-filters';
import {
  readPurchaseCursor,
  readPurchaseKey,
  writePurchaseKey,
} from '@/lib/domain/members/purchase-list';
import { runQuery } from '@/lib/kernel/query';
import { listMemberPurchases } from '@/lib/members/queries/list-member-purchases';
import { listPurchaseLines } from '@/lib/members/queries/list-purchase-lines';
import { MemberPurchases } from '../../_parts/member-purchases';
import { readMember } from '../../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** What a member bought, receipt by receipt. */
export default async function MemberPurchasesPage({ params, searchParams }: Props) {
  const actor = await requireActor('members.read');
  const [member, address] = await Promise.all([readMember((await params).id), searchParams]);
  const { memberId } = member;
  const cursor = readPurchaseCursor(parameterOf(address, 'at'));
  const open = readPurchaseKey(parameterOf(address, 'open'));
  const [page, lines] = await Promise.all([
    runQuery(listMemberPurchases, { memberId, cursor }, actor),
    open === null ? [] : runQuery(listPurchaseLines, { memberId, ...open }, actor),
  ]);
  return (
    <MemberPurchases
      member={member}
      page={page}
      cursor={cursor}
      open={open === null ? null : { key: writePurchaseKey(open), lines }}
      canOpenTasks={can(actor, 'tasks.work')}
    />
  );
}
