import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { readBefore } from '@/lib/domain/members/read-before';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { runQuery } from '@/lib/kernel/query';
import { listMessages } from '@/lib/messaging/queries/list-messages';
import { MessagesTable } from '../../_parts/messages/messages-table';
import { readMember } from '../../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** What was sent to a member: codes now, and whatever else goes through the outbox. */
export default async function MemberMessagesPage({ params, searchParams }: Props) {
  const actor = await requireActor('members.read');
  const [member, address] = await Promise.all([readMember((await params).id), searchParams]);
  const { memberId, timeZone } = member;
  const before = readBefore(address);
  const [t, page] = await Promise.all([
    getTranslations('consents.messages'),
    runQuery(listMessages, { memberId, before }, actor),
  ]);
  const path = memberTabHref(memberId, 'messages');
  if (page.messages.length === 0) return <EmptyState title={t('none')} text={t('noneText')} />;
  return (
    <>
      <MessagesTable messages={page.messages} timeZone={timeZone} />
      <Pagination
        range={t('shown', { count: page.messages.length })}
        previousHref={before === null ? undefined : path}
        nextHref={page.next === null ? undefined : `${path}?before=${page.next}`}
      />
    </>
  );
}
