import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import { asOfFromAddress } from '@/lib/domain/points/as-of';
import { readSeq } from '@/lib/domain/points/points-page';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { findHousehold } from '@/lib/households/queries/find-household';
import { listHouseholdLots } from '@/lib/households/queries/list-household-lots';
import { runQuery } from '@/lib/kernel/query';
import { findPointEntry } from '@/lib/points/queries/find-entry';
import { findFreeze } from '@/lib/points/queries/find-freeze';
import { listPointEntries } from '@/lib/points/queries/list-entries';
import { listEntriesAsOf } from '@/lib/points/queries/list-entries-as-of';
import { HouseholdLots } from '../../_parts/household/household-lots';
import { AsOfForm } from '../../_parts/points/as-of-form';
import { FreezeNotice } from '../../_parts/points/freeze-notice';
import { PointsStatement } from '../../_parts/points/points-statement';
import { readMember } from '../../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** How a member's points moved, entry by entry. */
export default async function MemberPointsPage({ params, searchParams }: Props) {
  const actor = await requireActor('points.read');
  const [{ memberId, timeZone, status }, address] = await Promise.all([
    readMember((await params).id),
    searchParams,
  ]);
  const upTo = readSeq(parameterOf(address, 'upTo'));
  const seq = readSeq(parameterOf(address, 'open'));
  const asOf = asOfFromAddress(address);
  const [told, page, open, household, lots, freeze] = await Promise.all([
    asOf === null ? null : runQuery(listEntriesAsOf, { memberId, ...asOf, upTo }, actor),
    runQuery(listPointEntries, { memberId, upTo: asOf === null ? upTo : null }, actor),
    seq === null ? null : runQuery(findPointEntry, { memberId, seq }, actor),
    runQuery(findHousehold, { memberId }, actor),
    runQuery(listHouseholdLots, { memberId }, actor),
    runQuery(findFreeze, { memberId }, actor),
  ]);
  const canOpenTasks = can(actor, 'tasks.work');
  const canAdjust =
    canOpenTasks && can(actor, 'points.adjust') && !CLOSED_STATUSES.includes(status);
  return (
    <>
      {freeze !== null && (
        <FreezeNotice
          memberId={memberId}
          freeze={freeze}
          timeZone={timeZone}
          canThaw={canOpenTasks && can(actor, 'points.thaw')}
          canOpenTasks={canOpenTasks}
        />
      )}
      {household !== null && household.role !== 'invited' && (
        <HouseholdLots household={household} lots={lots} />
      )}
      {page.count > 0 && (
        <AsOfForm
          memberId={memberId}
          asOf={asOf}
          page={told}
          todayOn={dayInZone(new Date(), timeZone)}
        />
      )}
      <PointsStatement
        memberId={memberId}
        timeZone={timeZone}
        page={told ?? page}
        asOf={asOf}
        upTo={upTo}
        open={open}
        canAdjust={canAdjust}
        canOpenTasks={canOpenTasks}
      />
    </>
  );
}
