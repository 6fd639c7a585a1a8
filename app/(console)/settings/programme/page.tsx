import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getClaimRules } from '@/lib/programme/queries/get-claim-rules';
import { getHouseholdLimit } from '@/lib/programme/queries/get-household-limit';
import { getTransferLimits } from '@/lib/programme/queries/get-transfer-limits';
import { SettingsHeader } from '../settings-header';
import { ClaimRulesForm } from './_parts/claim-rules-form';
import { HouseholdLimitForm } from './_parts/household-limit-form';
import { TransferLimitsForm } from './_parts/transfer-limits-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.programme');
  return { title: t('title') };
}

/** What holds for the whole programme. */
export default async function ProgrammePage() {
  const actor = await requireActor('programme.manage');
  const [t, rules, { householdLimit }, transfers] = await Promise.all([
    getTranslations('settings.programme'),
    runQuery(getClaimRules, {}, actor),
    runQuery(getHouseholdLimit, {}, actor),
    runQuery(getTransferLimits, {}, actor),
  ]);
  return (
    <ClientMessages areas={['common', 'errors', 'settings']}>
      <SettingsHeader current="programme" meta={t('meta')} />
      <section aria-labelledby="claims" className="mt-5 max-w-xl">
        <h2 id="claims" className="text-lg">
          {t('claims')}
        </h2>
        <p className="mb-4 text-ink-2">{t('claimsText')}</p>
        <ClaimRulesForm
          // What somebody else saved is another form.
          key={rules.claimDays}
          rules={rules}
        />
      </section>
      <section aria-labelledby="households" className="mt-8 max-w-xl">
        <h2 id="households" className="text-lg">
          {t('households')}
        </h2>
        <p className="mb-4 text-ink-2">{t('householdsText')}</p>
        <HouseholdLimitForm key={householdLimit} householdLimit={householdLimit} />
      </section>
      <section aria-labelledby="transfers" className="mt-8 max-w-xl">
        <h2 id="transfers" className="text-lg">
          {t('transfers.title')}
        </h2>
        <p className="mb-4 text-ink-2">{t('transfers.text')}</p>
        <TransferLimitsForm key={Object.values(transfers).join(' ')} limits={transfers} />
      </section>
    </ClientMessages>
  );
}
