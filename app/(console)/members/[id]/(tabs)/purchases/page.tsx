import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import {
  readPurchaseCursor,
  readPurchaseKey,
  writePurchaseKey,
} from '@/lib/domain/members/purchase-list';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { runQuery } from '@/lib/kernel/query';
import { listMemberPurchases } from '@/lib/members/queries/list-member-purchases';
import { listPurchaseLines } from '@/lib/members/queries/list-purchase-lines';
import { findReceiptView } from '@/lib/purchases/queries/find-receipt-view';
import { getDictionary } from '@/lib/rules/queries/get-dictionary';
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
  const mayReadPoints = can(actor, 'points.read') && can(actor, 'rules.read');
  const [page, lines, view] = await Promise.all([
    runQuery(listMemberPurchases, { memberId, cursor }, actor),
    open === null ? [] : runQuery(listPurchaseLines, { memberId, ...open }, actor),
    open === null || !mayReadPoints
      ? null
      : runQuery(findReceiptView, { memberId, ...open }, actor),
  ]);
  const dictionary = view === null ? null : await runQuery(getDictionary, {}, actor);
  const decided = view === null || dictionary === null ? null : { view, dictionary };
  return (
    <MemberPurchases
      member={member}
      page={page}
      cursor={cursor}
      open={open === null ? null : { key: writePurchaseKey(open), lines, decided }}
      canOpenTasks={can(actor, 'tasks.work')}
    />
  );
}
