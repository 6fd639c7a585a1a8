import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Section } from '@/components/ui/section';
import { type Actor, can } from '@/lib/domain/access/actor';
import { formatAge } from '@/lib/format/age';
import { formatDay } from '@/lib/format/dates';
import { waitingApprovals } from '@/lib/home/queries/waiting-approvals';
import { runQuery } from '@/lib/kernel/query';
import { ruleHref, ruleName } from '../_parts/rule-links';

/** What waits for a second person: never what the reader wrote. */
export async function ApprovalsBlock({ actor }: { readonly actor: Actor }) {
  const [t, locale, { count, approvals }] = await Promise.all([
    getTranslations('home.approvals'),
    getLocale(),
    runQuery(waitingApprovals, {}, actor),
  ]);
  const mayApprove = can(actor, 'rules.approve');
  return (
    <Section title={t('title')} note={mayApprove ? t('note') : t('noteOther')}>
      {approvals.length === 0 ? (
        <p className="border-t py-2.5 text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul className="border-t">
          {approvals.map((one) => (
            <li key={one.ruleId} className="border-b py-2.5">
              <p className="font-medium">{ruleName(one, locale)}</p>
              <p className="text-sm text-ink-2">
                {t('version', { no: one.no, day: formatDay(one.startsOn, locale) })}
              </p>
              <div className="mt-1.5 flex flex-wrap items-center gap-2">
                <ButtonLink size="small" href={ruleHref(one)}>
                  {t('look')}
                </ButtonLink>
                <span className="ml-auto text-sm text-ink-3">
                  {t('by', {
                    name: one.authorName,
                    age: formatAge(Date.now() - one.submittedAt.getTime(), locale),
                  })}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {count > approvals.length && (
        <p className="mt-2 text-sm text-ink-2">{t('more', { count: count - approvals.length })}</p>
      )}
    </Section>
  );
}
