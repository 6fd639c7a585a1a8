import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { requireActor } from '@/lib/access/session';
import { listContactStates } from '@/lib/contacts/queries/list-contact-states';
import { can } from '@/lib/domain/access/actor';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import { MEMBER_TABS } from '@/lib/domain/members/member-tabs';
import { findHousehold } from '@/lib/households/queries/find-household';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getPointsAccount } from '@/lib/points/queries/get-account';
import { listTasks } from '@/lib/tasks/queries/list-tasks';
import { MemberHousehold } from '../_parts/household/member-household';
import { MemberActs } from '../_parts/member-acts';
import { MemberCards } from '../_parts/member-cards';
import { MemberContacts } from '../_parts/member-contacts';
import { MemberDetails } from '../_parts/member-details';
import { MemberHeader } from '../_parts/member-header';
import { MemberLedger } from '../_parts/member-ledger';
import { MemberTabs } from '../_parts/member-tabs';
import { MemberTickets } from '../_parts/member-tickets';
import { OpenedBeacon } from '../_parts/opened-beacon';
import { MemberLots } from '../_parts/points/member-lots';
import { StandingNotice } from '../_parts/standing-notice';
import { readMember } from '../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await readMember((await params).id);
  // A name is personal: it does not go into histories and tab lists of shared computers.
  return { title: code };
}

/** What stands on every tab of a member: who it is, the figures, and beside the tab cards and contacts. */
export default async function MemberLayout({ params, children }: Props) {
  const actor = await requireActor('members.read');
  const member = await readMember((await params).id);
  const { memberId, status } = member;
  const [{ tasks }, contacts, points, household] = await Promise.all([
    can(actor, 'tasks.work')
      ? runQuery(listTasks, { scope: 'everybody', memberId }, actor)
      : { tasks: [] },
    runQuery(listContactStates, { memberId }, actor),
    can(actor, 'points.read') ? runQuery(getPointsAccount, { memberId }, actor) : null,
    runQuery(findHousehold, { memberId }, actor),
  ]);
  const now = new Date();
  const canWork = can(actor, 'tasks.work') && can(actor, 'members.edit');
  const canEdit = can(actor, 'members.edit') && !CLOSED_STATUSES.includes(status);
  return (
    <ClientMessages areas={['common', 'consents', 'errors', 'members', 'shell', 'timeline']}>
      <OpenedBeacon memberId={memberId} />
      <MemberHeader
        member={member}
        canEdit={canEdit}
        canNote={can(actor, 'members.edit')}
        canWork={canWork}
        tasks={tasks}
      />
      <MemberActs member={member} canEdit={canEdit} canWork={canWork} />
      <StandingNotice member={member} canWork={canWork} />
      <MemberTickets memberId={memberId} tasks={tasks} now={now} />
      <MemberLedger member={member} points={points} />
      <div className="grid gap-x-8 dock:grid-cols-[minmax(0,1fr)_348px]">
        <div className="min-w-0">
          <MemberTabs
            memberId={memberId}
            offered={MEMBER_TABS.filter(({ needs }) => can(actor, needs)).map(({ id }) => id)}
          />
          {children}
        </div>
        <div>
          <MemberCards member={member} canOperate={can(actor, 'tasks.work')} />
          <MemberContacts
            member={member}
            canReveal={can(actor, 'members.readContacts')}
            states={contacts}
            canConfirm={canEdit}
          />
          <MemberHousehold
            memberId={memberId}
            status={status}
            household={household}
            canWork={canWork}
          />
          {points !== null && <MemberLots memberId={memberId} account={points} />}
          <MemberDetails member={member} now={now} />
        </div>
      </div>
    </ClientMessages>
  );
}
