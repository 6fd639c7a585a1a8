import { BadgeCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { ContactState } from '@/lib/domain/contacts/contact-state';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import { ConfirmButton } from './confirm-button';

type Props = {
  readonly memberId: number;
  readonly masked: string;
  readonly state: ContactState;
  readonly timeZone: string;
  readonly canConfirm: boolean;
};

/** Since when a contact is known to be the member's, or the way to find out. */
export function ContactConfirmation({ memberId, masked, state, timeZone, canConfirm }: Props) {
  const t = useTranslations('consents.confirm');
  const locale = useLocale();
  if (state.confirmedAt !== null) {
    return (
      <p className="flex items-center gap-1.5 pb-1.5 text-xs text-success-text">
        <Icon of={BadgeCheck} size={14} />
        {t('confirmed', { day: formatDay(dayInZone(state.confirmedAt, timeZone), locale) })}
      </p>
    );
  }
  return canConfirm ? (
    <div className="pb-1.5">
      <ConfirmButton memberId={memberId} masked={masked} state={state} />
    </div>
  ) : null;
}
