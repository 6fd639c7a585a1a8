import { useTranslations } from 'next-intl';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { Locale } from '@/lib/domain/access/preferences';
import type { Health } from '@/lib/domain/health/health';
import { isWorkerRunning } from '@/lib/domain/health/problems';
import { formatDay, formatMoment } from '@/lib/format/dates';
import { formatBytes, formatCount } from '@/lib/format/numbers';

type Props = {
  readonly health: Health;
  readonly version: string;
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
};

function replicaState({ behindBytes, keepsUp }: NonNullable<Health['replica']>) {
  if (behindBytes === null) return 'replicaAway';
  return keepsUp ? 'replicaAnswers' : 'replicaBehind';
}

/** Database, its replica, background work, windows, the ledger, pending sums and version in one strip. */
export function HealthFigures({ health, version, zone }: Props) {
  const t = useTranslations('settings.health');
  const { locale } = zone;
  const { database, replica, worker, analytics, ledger } = health;
  const workerState = worker === null ? 'workerNever' : 'workerSilent';
  return (
    <LedgerStrip
      label={t('figures')}
      figures={[
        {
          id: 'database',
          label: t('database'),
          value: t('ms', { ms: formatCount(database.answeredInMs, locale) }),
          note: t('databaseNote', {
            version: database.version,
            size: formatBytes(database.bytes, locale),
          }),
        },
        ...(replica === null
          ? []
          : [
              {
                id: 'replica',
                label: t('replica'),
                value: t(replicaState(replica)),
                ...(replica.behindBytes === null
                  ? {}
                  : {
                      note: t('replicaNote', { size: formatBytes(replica.behindBytes, locale) }),
                    }),
              },
            ]),
        {
          id: 'worker',
          label: t('worker'),
          value: t(isWorkerRunning(health) ? 'workerRuns' : workerState),
          ...(worker === null
            ? {}
            : { note: t('workerNote', { moment: formatMoment(worker.beatAt, zone) }) }),
        },
        {
          id: 'windows',
          label: t('windows'),
          value: formatDay(analytics.asOfOn, locale),
          note:
            analytics.scoredAt === null
              ? t('windowsNever')
              : t('windowsNote', { moment: formatMoment(analytics.scoredAt, zone) }),
        },
        {
          id: 'ledger',
          label: t('ledger'),
          value:
            ledger.ranAt === null ? t('ledgerNever') : t('ledgerNote', { count: ledger.accounts }),
          ...(ledger.ranAt === null
            ? {}
            : { note: t('ledgerAt', { moment: formatMoment(ledger.ranAt, zone) }) }),
        },
        {
          id: 'pending',
          label: t('pending'),
          value: formatCount(health.pendingDeltas, locale),
          note: t('pendingNote'),
        },
        {
          id: 'version',
          label: t('version'),
          value: version,
          note: t('versionNote', { count: health.migrations }),
        },
      ]}
    />
  );
}
