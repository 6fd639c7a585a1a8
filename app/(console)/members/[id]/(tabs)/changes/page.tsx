import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { runQuery } from '@/lib/kernel/query';
import { listMemberChanges } from '@/lib/members/queries/list-member-changes';
import { ChangesTable } from '../../_parts/changes/changes-table';
import { readMember } from '../../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** Who changed what about a member, with old and new, and who was shown a contact. */
export default async function MemberChangesPage({ params, searchParams }: Props) {
  const actor = await requireActor('members.readContacts');
  const [member, address] = await Promise.all([readMember((await params).id), searchParams]);
  const { memberId, timeZone } = member;
  const text = parameterOf(address, 'before') ?? '';
  const before = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
  const [t, page] = await Promise.all([
    getTranslations('members.changes'),
    runQuery(listMemberChanges, { memberId, before }, actor),
  ]);
  const path = memberTabHref(memberId, 'changes');
  if (page.events.length === 0) return <EmptyState title={t('none')} text={t('noneText')} />;
  return (
    <>
      <ChangesTable events={page.events} timeZone={timeZone} />
      <Pagination
        range={t('shown', { count: page.events.length })}
        previousHref={before === null ? undefined : path}
        nextHref={page.nextBefore === null ? undefined : `${path}?before=${page.nextBefore}`}
      />
    </>
  );
}
