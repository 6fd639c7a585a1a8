'use client';

import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Status, type StatusTone } from '@/components/ui/status';
import type { ShownGift } from '@/lib/domain/rewards/member-rewards';
import { formatDay } from '@/lib/format/dates';
import { HandOutGift } from './hand-out-gift';

const TONES: Readonly<Record<ShownGift['state'], StatusTone>> = {
  promised: 'success',
  handed: 'info',
  lapsed: 'neutral',
  takenBack: 'warning',
};

type Props = { readonly gifts: readonly ShownGift[]; readonly canHandOut: boolean };

/** Things that a member was promised: until when, and what became of them. */
export function MemberGifts({ gifts, canHandOut }: Props) {
  const t = useTranslations('rewards.ofMember');
  const states = useTranslations('rewards.giftStates');
  const locale = useLocale();
  const isRussian = locale === 'ru';
  return (
    <SimpleTable
      caption={t('gifts')}
      rows={gifts}
      rowKey={({ ruleId, occurrence, place, memberId }) =>
        `${memberId} ${ruleId} ${occurrence} ${place}`
      }
      columns={[
        {
          id: 'name',
          header: t('gift'),
          cell: ({ giftEn, giftRu, nameEn, nameRu, givenOn }) => (
            <span className="block min-w-36 py-1 whitespace-normal">
              {isRussian ? giftRu : giftEn}
              <span className="block text-xs text-ink-3">
                {t('givenBy', {
                  mechanic: isRussian ? nameRu : nameEn,
                  on: formatDay(givenOn, locale),
                })}
              </span>
            </span>
          ),
        },
        {
          id: 'state',
          header: t('state'),
          cell: ({ state, untilOn, handedBy }) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <Status tone={TONES[state]}>{states(state)}</Status>
              <span className="text-xs text-ink-2">
                {handedBy === null
                  ? t('until', { until: formatDay(untilOn, locale) })
                  : t('handedBy', { by: handedBy })}
              </span>
            </span>
          ),
        },
        ...(canHandOut
          ? [
              {
                id: 'handOut',
                header: <span className="sr-only">{t('handOut')}</span>,
                cell: (gift: ShownGift) => gift.state === 'promised' && <HandOutGift gift={gift} />,
              },
            ]
          : []),
      ]}
    />
  );
}
