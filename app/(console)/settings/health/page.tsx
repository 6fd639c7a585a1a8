import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { formatMoment } from '@/lib/format/dates';
import { getHealth } from '@/lib/health/queries/get-health';
import { VERSION } from '@/lib/health/version';
import { runQuery } from '@/lib/kernel/query';
import { getMechanicsLag } from '@/lib/mechanics/queries/get-lag';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { SettingsHeader } from '../settings-header';
import { FrozenAccounts } from './_parts/frozen-accounts';
import { HealthFigures } from './_parts/health-figures';
import { HealthProblems } from './_parts/health-problems';
import { MechanicsLagFigures } from './_parts/mechanics-lag';
import { RunningImports } from './_parts/running-imports';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.health');
  return { title: t('title') };
}

/** Whether everything that the product rests on works, and what to look at when it does not. */
export default async function HealthPage() {
  const actor = await requireActor('settings.read');
  const [t, locale, health, lag, programme] = await Promise.all([
    getTranslations('settings.health'),
    getLocale(),
    runQuery(getHealth, {}, actor),
    runQuery(getMechanicsLag, {}, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const code = (chunks: React.ReactNode) => <code className="font-mono">{chunks}</code>;
  return (
    <>
      <SettingsHeader
        current="health"
        meta={t('meta', { moment: formatMoment(health.readAt, zone) })}
      />
      <HealthFigures health={health} version={VERSION} zone={zone} />
      <Section title={t('attention')}>
        <HealthProblems health={health} lag={lag} zone={zone} hasProgramme={programme !== null} />
      </Section>
      {health.ledger.first.length > 0 && (
        <Section title={t('frozen.title', { count: health.ledger.accounts })}>
          <FrozenAccounts
            accounts={health.ledger.first}
            zone={zone}
            canOpenTasks={can(actor, 'tasks.work')}
          />
        </Section>
      )}
      <Section title={t('mechanics.title')}>
        <MechanicsLagFigures lag={lag} zone={zone} canOpen={can(actor, 'rules.read')} />
      </Section>
      <Section title={t('importsTitle')}>
        <RunningImports imports={health.imports} zone={zone} />
      </Section>
      <p className="text-sm text-ink-2">{t.rich('probes', { live: code, ready: code })}</p>
    </>
  );
}
