import { useLocale, useTranslations } from 'next-intl';
import { memberCode } from '@/lib/domain/members/states';
import type { MemberReferrals, ShownReferrer } from '@/lib/domain/referrals/referral';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import { EndReferral } from './end-referral';
import { ReferredName } from './referred-name';
import { TellReferrer } from './tell-referrer';

type Props = Pick<MemberReferrals, 'broughtBy' | 'closedBy' | 'timeZone'> & {
  readonly memberId: number;
  readonly canEdit: boolean;
};

/** Who brought a member, or that nobody is known to have, with what can be done about it and why not. */
export function BroughtBy({ memberId, broughtBy, closedBy, timeZone, canEdit }: Props) {
  const t = useTranslations('referrals');
  const isOpen = broughtBy === null || broughtBy.endedAt !== null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {broughtBy === null ? (
        <p className="text-ink-2">{t('nobody')}</p>
      ) : (
        <Referrer referrer={broughtBy} memberId={memberId} timeZone={timeZone} />
      )}
      {isOpen && closedBy !== null && (
        <p className="text-sm text-ink-3">{t('closedBy', { reason: closedBy })}</p>
      )}
      {isOpen && canEdit && closedBy === null && <TellReferrer memberId={memberId} />}
      {!isOpen && canEdit && (
        <EndReferral memberId={broughtBy.toldAs} referralId={broughtBy.referralId} />
      )}
    </div>
  );
}

type ReferrerProps = {
  readonly referrer: ShownReferrer;
  readonly memberId: number;
  readonly timeZone: string;
};

function Referrer({ referrer, memberId, timeZone }: ReferrerProps) {
  const t = useTranslations('referrals');
  const locale = useLocale();
  const { way, toldAt, endedAt, endReason, toldAs } = referrer;
  const day = (at: Date) => formatDay(dayInZone(at, timeZone), locale);
  return (
    <p className="min-w-0">
      <ReferredName member={referrer} />
      <span className="block text-sm text-ink-2">
        {t('told', { way, on: day(toldAt) })}
        {toldAs !== memberId && `; ${t('under', { member: memberCode(toldAs) })}`}
        {endedAt !== null &&
          `; ${t('endedOn', { on: day(endedAt), reason: endReason ?? 'mistake' })}`}
      </span>
    </p>
  );
}
