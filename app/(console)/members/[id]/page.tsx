import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import { type AddressParameters, parameterOf } from '@/lib/domain/members/list-filters';
import type { MemberPage } from '@/lib/domain/members/member-page';
import {
  readPurchaseCursor,
  readPurchaseKey,
  writePurchaseKey,
} from '@/lib/domain/members/purchase-list';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getMember } from '@/lib/members/queries/get-member';
import { listMemberPurchases } from '@/lib/members/queries/list-member-purchases';
import { listPurchaseLines } from '@/lib/members/queries/list-purchase-lines';
import { MemberCards } from './_parts/member-cards';
import { MemberContacts } from './_parts/member-contacts';
import { MemberHeader } from './_parts/member-header';
import { MemberLedger } from './_parts/member-ledger';
import { MemberPurchases } from './_parts/member-purchases';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** Read once for the title and the page. An address that names nobody is not found. */
const readMember = cache(async (id: string): Promise<MemberPage> => {
  const actor = await requireActor('members.read');
  if (!/^[1-9]\d{0,15}$/.test(id) || !Number.isSafeInteger(Number(id))) notFound();
  try {
    return await runQuery(getMember, { memberId: Number(id) }, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await readMember((await params).id);
  // A name is personal: it does not go into histories and tab lists of shared computers.
  return { title: code };
}

/** One member: who it is, what they bought, how to reach them. */
export default async function MemberPageView({ params, searchParams }: Props) {
  const actor = await requireActor('members.read');
  const [member, address] = await Promise.all([readMember((await params).id), searchParams]);
  const { memberId } = member;
  const canEdit = can(actor, 'members.edit') && !CLOSED_STATUSES.includes(member.status);
  const cursor = readPurchaseCursor(parameterOf(address, 'purchases'));
  const open = readPurchaseKey(parameterOf(address, 'open'));
  const [page, lines] = await Promise.all([
    runQuery(listMemberPurchases, { memberId, cursor }, actor),
    open === null ? [] : runQuery(listPurchaseLines, { memberId, ...open }, actor),
  ]);
  return (
    <ClientMessages areas={['common', 'errors', 'members', 'shell']}>
      <MemberHeader member={member} canEdit={canEdit} />
      <MemberLedger member={member} />
      <div className="grid gap-x-8 dock:grid-cols-[minmax(0,1fr)_348px]">
        <MemberPurchases
          member={member}
          page={page}
          cursor={cursor}
          open={open === null ? null : { key: writePurchaseKey(open), lines }}
        />
        <div>
          <MemberCards member={member} canOperate={can(actor, 'tasks.work')} />
          <MemberContacts member={member} canReveal={can(actor, 'members.readContacts')} />
        </div>
      </div>
    </ClientMessages>
  );
}
