import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import type { Locale } from '@/lib/domain/access/preferences';
import type { Health } from '@/lib/domain/health/health';
import {
  findLags,
  isBehind,
  type LagProblem,
  type MechanicsLag,
} from '@/lib/domain/health/mechanics-lag';
import { findProblems, type HealthProblem } from '@/lib/domain/health/problems';
import { formatDay } from '@/lib/format/dates';

type Props = {
  readonly health: Health;
  readonly lag: MechanicsLag;
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
  /** Before the programme is set up there is no day to be behind. */
  readonly hasProgramme: boolean;
};

/** Each thing that does not work, in words, or that everything does. */
export function HealthProblems({ health, lag, zone, hasProgramme }: Props) {
  const t = useTranslations('settings.health');
  const problems = [
    ...findProblems(health, zone.timeZone).filter((problem) => hasProgramme || problem !== 'day'),
    ...findLags(lag),
  ];
  const { pairs, worst } = health.shortStock;
  const { ledger } = health;
  const link = (href: string) => ({
    link: (chunks: ReactNode) => <TextLink href={href}>{chunks}</TextLink>,
  });
  const words: Readonly<Record<HealthProblem | LagProblem, ReactNode>> = {
    ledger: t('ledgerProblem', { count: ledger.accounts }),
    watch: t('watchProblem', { seen: ledger.ranAt === null ? 'never' : 'late' }),
    worker: t('workerProblem'),
    day: t('dayProblem', { day: formatDay(health.analytics.asOfOn, zone.locale) }),
    replica: t('replicaProblem', {
      seen: health.replica?.behindBytes === null ? 'away' : 'behind',
    }),
    pending: t('pendingProblem', { count: health.pendingDeltas }),
    stock: (
      <>
        {t.rich('stockProblem', {
          count: pairs,
          ...link('/cards/batches'),
        })}
        <ul className="mt-1 text-sm text-ink-2 tabular-nums">
          {worst.map(({ storeName, typeNameEn, typeNameRu, cards, threshold }) => (
            <li key={`${storeName} ${typeNameEn}`}>
              {t('stockShort', {
                store: storeName,
                type: zone.locale === 'ru' ? typeNameRu : typeNameEn,
                cards,
                threshold,
              })}
            </li>
          ))}
        </ul>
      </>
    ),
    webhooks: t.rich('webhooksProblem', {
      count: health.silentWebhooks,
      ...link('/settings/webhooks'),
    }),
    runs: t('runsProblem', { count: lag.mechanics.filter((one) => isBehind(one, lag)).length }),
    woken: t('wokenProblem', { count: lag.woken.members }),
    messages: t.rich('messagesProblem', { count: lag.messages.due, ...link('/outbox') }),
    codes: t.rich('codesProblem', { count: lag.owed.codes, ...link('/rewards') }),
  };
  if (problems.length === 0) return <Status tone="success">{t('nothing')}</Status>;
  return (
    <ul className="flex max-w-prose flex-col gap-2">
      {problems.map((problem) => (
        <li
          key={problem}
          className="rounded-panel border border-l-3 border-l-warning bg-surface px-3.5 py-2.5"
        >
          {words[problem]}
        </li>
      ))}
    </ul>
  );
}
