import { useLocale, useTranslations } from 'next-intl';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { TextLink } from '@/components/ui/text-link';
import type { OutboxHealth } from '@/lib/domain/messaging/outbox';
import { formatCount } from '@/lib/format/numbers';
import { useReasonWords } from './reason-words';

type Props = { readonly health: OutboxHealth };

const SECONDS_A_MINUTE = 60;

/** What a figure counts, as the address that opens exactly its messages. */
const FIGURES = [
  ['due', '?waits=due'],
  ['held', '?waits=held'],
  ['sending', '?state=sending'],
  ['sent', '?state=sent&within=day'],
  ['failed', '?state=failed&within=day'],
  ['dropped', '?state=dropped&within=day'],
] as const;

/** The outbox at a glance: what waits now, what became of messages in 24 hours, and why some did not go. */
export function HealthStrip({ health }: Props) {
  const t = useTranslations('outbox');
  const locale = useLocale();
  const reasonWords = useReasonWords();
  const late = Math.floor(health.oldestDueSeconds / SECONDS_A_MINUTE);
  const noteOf = (id: (typeof FIGURES)[number][0]) => {
    if (id === 'due') return late > 0 ? t('health.late', { minutes: late }) : t('health.now');
    return id === 'held' || id === 'sending' ? t('health.now') : t('health.day');
  };
  return (
    <>
      <LedgerStrip
        label={t('health.label')}
        figures={FIGURES.map(([id, query]) => ({
          id,
          label: t(`health.${id}`),
          value: formatCount(health[id], locale),
          note: noteOf(id),
          href: `/outbox${query}`,
        }))}
      />
      {health.reasons.length > 0 && (
        <div className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
          <h2 className="text-sm font-medium">{t('health.why')}</h2>
          <ul className="contents">
            {health.reasons.map(({ reason, count }) => (
              <li key={reason} className="flex items-baseline gap-1.5">
                <TextLink href={`/outbox?within=day&reason=${reason}`}>
                  {reasonWords(reason)}
                </TextLink>
                <span className="text-ink-2">{formatCount(count, locale)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
