import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FilterBar } from '@/components/ui/filter-bar';
import type { Locale } from '@/lib/domain/access/preferences';
import { OUTBOX_REASONS, OUTBOX_WAITS, type TellingMechanic } from '@/lib/domain/messaging/outbox';
import type { readOutboxAddress } from '@/lib/domain/messaging/outbox-address';
import { MESSAGE_CHANNELS, MESSAGE_KINDS, MESSAGE_STATES } from '@/lib/domain/messaging/states';
import { useReasonWords } from './reason-words';

type Props = {
  readonly filter: ReturnType<typeof readOutboxAddress>['filter'];
  readonly mechanics: readonly TellingMechanic[];
  readonly locale: Locale;
  readonly before: ReactNode;
};

/** What the outbox is narrowed to. */
export function OutboxFilters({ filter, mechanics, locale, before }: Props) {
  const t = useTranslations('outbox');
  const told = useTranslations('consents.messages');
  const reasonWords = useReasonWords();
  const choice = <Value extends string>(
    key: string,
    values: readonly Value[],
    labelOf: (value: Value) => string,
  ) => ({
    key,
    kind: 'choice' as const,
    label: t(`filters.${key as 'state'}`),
    options: values.map((value) => ({ value, label: labelOf(value) })),
  });
  const { reason, ruleId } = filter;
  const names = new Map(
    mechanics.map((one) => [String(one.ruleId), locale === 'ru' ? one.nameRu : one.nameEn]),
  );
  return (
    <FilterBar
      before={before}
      filters={[
        {
          ...choice('state', MESSAGE_STATES, (state) => told(`states.${state}`)),
          value: filter.state,
        },
        {
          ...choice('waits', OUTBOX_WAITS, (waits) => t(`waits.${waits}`)),
          value: filter.waits,
        },
        {
          ...choice('reason', OUTBOX_REASONS, (one) => t(`reasons.${one}`)),
          value: reason,
          valueLabel:
            reason === undefined || !reason.includes('_') ? undefined : reasonWords(reason),
        },
        {
          ...choice('channel', MESSAGE_CHANNELS, (channel) => told(`channels.${channel}`)),
          value: filter.channel,
        },
        { ...choice('kind', MESSAGE_KINDS, (kind) => told(`kinds.${kind}`)), value: filter.kind },
        {
          ...choice('mechanic', [...names.keys()], (id) => names.get(id) ?? id),
          value: ruleId === undefined ? undefined : String(ruleId),
        },
        { key: 'on', label: t('filters.on'), kind: 'day', value: filter.on },
        {
          ...choice('within', ['day'], () => t('within.day')),
          value: filter.isRecent ? 'day' : undefined,
        },
      ]}
    />
  );
}
