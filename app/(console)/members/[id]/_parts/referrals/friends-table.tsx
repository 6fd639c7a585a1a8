import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Status, type StatusTone } from '@/components/ui/status';
import type { ReferralOutcome, ShownFriend } from '@/lib/domain/referrals/referral';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import { formatPoints, pluralOf } from '@/lib/format/points';
import { EndReferral } from './end-referral';
import { ReferredName } from './referred-name';

const TONES: Readonly<Record<ReferralOutcome, StatusTone>> = {
  ended: 'neutral',
  given: 'success',
  waiting: 'info',
  takenBack: 'warning',
  nothing: 'neutral',
  bought: 'neutral',
  notYet: 'neutral',
};

type Props = {
  readonly friends: readonly ShownFriend[];
  readonly timeZone: string;
  readonly canEdit: boolean;
};

/** Whom a member brought, the latest first, with what came of each. */
export function FriendsTable({ friends, timeZone, canEdit }: Props) {
  const t = useTranslations('referrals');
  const locale = useLocale();
  return (
    <SimpleTable
      caption={t('friendsCaption')}
      rows={friends}
      rowKey={({ referralId }) => String(referralId)}
      columns={[
        {
          id: 'friend',
          header: t('friend'),
          cell: (friend) => <ReferredName member={friend} />,
        },
        {
          id: 'outcome',
          header: t('outcome'),
          cell: (friend) => <Outcome friend={friend} timeZone={timeZone} />,
        },
        {
          id: 'joined',
          header: t('joined'),
          isSecondary: true,
          cell: ({ joinedOn }) => formatDay(joinedOn, locale),
        },
        {
          id: 'firstPurchase',
          header: t('firstPurchase'),
          isSecondary: true,
          cell: ({ firstPurchaseOn }) =>
            firstPurchaseOn === null ? t('notBought') : formatDay(firstPurchaseOn, locale),
        },
        ...(canEdit
          ? [
              {
                id: 'end',
                header: <span className="sr-only">{t('end')}</span>,
                cell: ({ endedAt, toldAs, referralId }: ShownFriend) =>
                  endedAt === null && <EndReferral memberId={toldAs} referralId={referralId} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Outcome({
  friend,
  timeZone,
}: {
  readonly friend: ShownFriend;
  readonly timeZone: string;
}) {
  const t = useTranslations('referrals');
  const locale = useLocale();
  const { outcome, points, endedAt, endReason } = friend;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Status tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</Status>
      {outcome === 'given' && points > 0n && (
        <span className="text-ink-2">
          {t('given', { points: formatPoints(points, locale), count: pluralOf(points) })}
        </span>
      )}
      {endedAt !== null && (
        <span className="text-xs text-ink-2">
          {t('endedOn', {
            on: formatDay(dayInZone(endedAt, timeZone), locale),
            reason: endReason ?? 'mistake',
          })}
        </span>
      )}
    </span>
  );
}
