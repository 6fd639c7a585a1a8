import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { BatchEvent, BatchPage } from '@/lib/domain/cards/batch-page';
import { formatMoment } from '@/lib/format/dates';

/** Everything that happened to the batch, the latest first. */
export function BatchLife({ batch }: { readonly batch: BatchPage }) {
  const t = useTranslations('cardStock');
  const locale = useLocale();
  const zone = { locale, timeZone: batch.timeZone };
  const who = ({ actor }: BatchEvent) => (actor.kind === 'person' ? actor.name : t('byItself'));
  return (
    <Section title={t('life')}>
      <ol className="border-t text-sm">
        {batch.events.toReversed().map((event) => (
          <li
            key={event.eventId}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b py-2"
          >
            <p className="font-medium">
              {t(`moves.${event.move}`, { cards: event.cards, store: event.storeName ?? '' })}
            </p>
            <span className="text-xs whitespace-nowrap text-ink-3">
              {formatMoment(event.happenedAt, zone)}
            </span>
            <p className="col-span-2 text-xs break-words text-ink-2">
              {[
                event.firstNumber !== null &&
                  t('fromTo', { first: event.firstNumber, last: event.lastNumber ?? '' }),
                event.note,
                who(event),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
