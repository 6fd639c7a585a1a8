import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { readTimelineCursor, readTimelineKind } from '@/lib/domain/members/timeline/timeline';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { runQuery } from '@/lib/kernel/query';
import { listPinnedInteractions } from '@/lib/members/queries/list-pinned-interactions';
import { listTimeline } from '@/lib/members/queries/list-timeline';
import { PinnedNotes } from '../_parts/notes/pinned-notes';
import { Timeline } from '../_parts/timeline/timeline';
import { readMember } from '../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** Everything that happened to a member, and what colleagues pinned for whoever comes next. */
export default async function MemberTimelinePage({ params, searchParams }: Props) {
  const actor = await requireActor('members.read');
  const [member, address] = await Promise.all([readMember((await params).id), searchParams]);
  const { memberId, timeZone } = member;
  const kind = readTimelineKind(parameterOf(address, 'show'));
  const cursor = readTimelineCursor(parameterOf(address, 'before'));
  const [page, pinned] = await Promise.all([
    runQuery(listTimeline, { memberId, kind, cursor }, actor),
    can(actor, 'members.readContacts') ? runQuery(listPinnedInteractions, { memberId }, actor) : [],
  ]);
  const canWrite = can(actor, 'members.edit');
  return (
    <>
      <PinnedNotes memberId={memberId} pinned={pinned} timeZone={timeZone} canWrite={canWrite} />
      <Timeline member={member} page={page} kind={kind} cursor={cursor} canWrite={canWrite} />
    </>
  );
}
