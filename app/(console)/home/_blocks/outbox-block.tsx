import { getLocale, getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { Actor } from '@/lib/domain/access/actor';
import { errorWord } from '@/lib/domain/messaging/error-word';
import { formatCount } from '@/lib/format/numbers';
import { runQuery } from '@/lib/kernel/query';
import { getOutboxHealth } from '@/lib/messaging/queries/get-outbox-health';

/** How messages go: what waits, what became of those of a day, and why some did not go. */
export async function OutboxBlock({ actor }: { readonly actor: Actor }) {
  const [t, why, locale, health] = await Promise.all([
    getTranslations('home.outbox'),
    getTranslations('consents.messages.errors'),
    getLocale(),
    runQuery(getOutboxHealth, {}, actor),
  ]);
  const count = (value: number) => formatCount(value, locale);
  const lines = [
    ['due', health.due + health.sending],
    ['held', health.held],
    ['sent', health.sent],
    ['failed', health.failed],
    ['dropped', health.dropped],
  ] as const;
  return (
    <Section title={t('title')} tools={<TextLink href="/outbox">{t('open')}</TextLink>}>
      <dl className="border-t text-sm">
        {lines.map(([id, value]) => (
          <div key={id} className="flex justify-between border-b py-1.5">
            <dt className="text-ink-2">{t(id)}</dt>
            <dd
              className={
                id === 'failed' && value > 0 ? 'font-medium text-danger-text' : 'font-medium'
              }
            >
              {count(value)}
            </dd>
          </div>
        ))}
      </dl>
      {health.reasons.length > 0 && (
        <>
          <p className="mt-2 text-xs text-ink-3">{t('reasons')}</p>
          <ul className="text-sm">
            {health.reasons.map(({ reason, count: times }) => {
              const { word, reply } = errorWord(reason);
              return (
                <li key={reason} className="flex justify-between gap-3 py-0.5">
                  <span className="text-ink-2">{why(word, { reply })}</span>
                  <span>{count(times)}</span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Section>
  );
}
