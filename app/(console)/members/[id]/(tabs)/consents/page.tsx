import { requireActor } from '@/lib/access/session';
import { getConsentStates } from '@/lib/consents/queries/get-consent-states';
import { listConsents } from '@/lib/consents/queries/list-consents';
import { can } from '@/lib/domain/access/actor';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { readBefore } from '@/lib/domain/members/read-before';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { runQuery } from '@/lib/kernel/query';
import { ConsentHistory } from '../../_parts/consents/consent-history';
import { ConsentMatrix } from '../../_parts/consents/consent-matrix';
import { readMember } from '../../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** What a member agreed to, and how that came to be. */
export default async function MemberConsentsPage({ params, searchParams }: Props) {
  const actor = await requireActor('members.read');
  const [member, address] = await Promise.all([readMember((await params).id), searchParams]);
  const { memberId, timeZone, status } = member;
  const before = readBefore(address);
  const [consents, page] = await Promise.all([
    runQuery(getConsentStates, { memberId }, actor),
    runQuery(listConsents, { memberId, before }, actor),
  ]);
  const canEdit = can(actor, 'consents.edit') && !CLOSED_STATUSES.includes(status);
  return (
    <>
      <ConsentMatrix
        memberId={memberId}
        consents={consents}
        timeZone={timeZone}
        canEdit={canEdit}
      />
      <ConsentHistory
        page={page}
        path={memberTabHref(memberId, 'consents')}
        isFirst={before === null}
        timeZone={timeZone}
      />
    </>
  );
}
