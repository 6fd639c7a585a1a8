import { CircleCheck, CirclePause, Clock, Mail, Ticket, TriangleAlert, Users } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import type { Actor } from '@/lib/domain/access/actor';
import type { Locale } from '@/lib/domain/access/preferences';
import type { Attention } from '@/lib/domain/home/attention';
import { formatDay } from '@/lib/format/dates';
import { formatCount, formatShare } from '@/lib/format/numbers';
import { needsAttention } from '@/lib/home/queries/needs-attention';
import { runQuery } from '@/lib/kernel/query';
import { ruleName } from '../_parts/rule-links';

const LOOKS = {
  stopped: { icon: CirclePause, isBad: true },
  budgetUsedUp: { icon: TriangleAlert, isBad: true },
  runBehind: { icon: Clock, isBad: true },
  messagesLate: { icon: Mail, isBad: true },
  messagesFail: { icon: Mail, isBad: true },
  codesOwed: { icon: Ticket, isBad: true },
  budgetEnds: { icon: TriangleAlert, isBad: false },
  approvalsWait: { icon: Users, isBad: false },
  noHoldout: { icon: Users, isBad: false },
} as const;

function hrefOf(one: Attention): string {
  if (one.is === 'stopped') return '/mechanics';
  if (one.is === 'messagesLate' || one.is === 'messagesFail') return '/outbox';
  if (one.is === 'approvalsWait') return '/rules';
  if (one.is === 'codesOwed') return '/rewards';
  return one.is === 'runBehind' ? `/mechanics/${one.ruleId}/results` : `/mechanics/${one.ruleId}`;
}

/** What fills the slots of a sentence. */
function slotsOf(one: Attention, locale: Locale): Record<string, string | number> {
  const name = 'ruleId' in one ? ruleName(one, locale) : '';
  const day = (on: string | null) => (on === null ? '' : formatDay(on, locale));
  switch (one.is) {
    case 'budgetEnds':
      return { name, day: day(one.on) };
    case 'runBehind':
      return { name, day: day(one.lastOn), known: one.lastOn === null ? 'no' : 'yes' };
    case 'messagesLate':
      return { count: one.due, messages: formatCount(one.due, locale) };
    case 'codesOwed':
      return { pool: one.pool, count: one.codes, codes: formatCount(one.codes, locale) };
    case 'messagesFail':
      return {
        failed: formatCount(one.failed, locale),
        share: formatShare(one.failed, one.ended, locale),
      };
    case 'approvalsWait':
      return { count: one.count, days: Math.floor(one.hours / 24) };
    default:
      return { name };
  }
}

/** Three things that need the reader, the worst first, each with the way to mend it. */
export async function AttentionBlock({ actor }: { readonly actor: Actor }) {
  const [t, locale, attention] = await Promise.all([
    getTranslations('home.attention'),
    getLocale(),
    runQuery(needsAttention, {}, actor),
  ]);
  if (attention.length === 0) {
    return (
      <Section title={t('title')}>
        <p className="flex items-center gap-2 rounded-panel border bg-surface px-4 py-3 text-ink-2">
          <span className="text-success-text">
            <Icon of={CircleCheck} />
          </span>
          {t('nothing')}
        </p>
      </Section>
    );
  }
  return (
    <Section title={t('title')} note={t('note')}>
      <ul className="overflow-hidden rounded-panel border bg-surface">
        {attention.map((one) => {
          const { icon, isBad } = LOOKS[one.is];
          const slots = slotsOf(one, locale);
          return (
            <li
              key={`${one.is}${'ruleId' in one ? one.ruleId : ''}${'pool' in one ? one.pool : ''}`}
              className={cx(
                'flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-l-3 px-4 py-2.5 last:border-b-0',
                isBad ? 'border-l-danger' : 'border-l-warning',
              )}
            >
              <span className={isBad ? 'text-danger-text' : 'text-warning-text'}>
                <Icon of={icon} />
              </span>
              <div className="min-w-0 flex-1 basis-56">
                <p className="font-medium">{t(`${one.is}.title`, slots)}</p>
                <p className="text-sm text-ink-2">{t(`${one.is}.text`, slots)}</p>
              </div>
              <ButtonLink size="small" href={hrefOf(one)}>
                {t(`${one.is}.mend`)}
              </ButtonLink>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
