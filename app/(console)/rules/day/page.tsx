import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { controlStyles } from '@/components/form/control-styles';
import { plainRule } from '@/components/rule/plain-rule';
import { RuleSentence } from '@/components/rule/rule-sentence';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { LOCALES } from '@/lib/domain/access/preferences';
import { RULE_KINDS } from '@/lib/domain/rules/definition';
import { dayInput } from '@/lib/domain/rules/rule-input';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { addDays } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listRulesOn, type RuleOnDay } from '@/lib/rules/queries/list-rules-on';
import { RulesTabs } from '../_parts/rules-tabs';
import { SavedTrial } from '../_parts/saved-trial';
import { readRuleWords } from '../read-rule-words';
import { readTrialOptions } from '../read-trial-options';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ruleBook');
  return { title: t('day.title') };
}

/** The rules of a day as plain sentences in both languages, side by side where there is room. */
async function BothLanguages({ rules }: { readonly rules: readonly RuleOnDay[] }) {
  const { t, dictionary } = await readRuleWords();
  const said = await Promise.all(
    LOCALES.map(async (locale) => ({
      locale,
      plain: { locale, dictionary, t: await getTranslations({ locale, namespace: 'rules' }) },
    })),
  );
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      {said.map(({ locale, plain }) => (
        <div key={locale} className="min-w-0">
          <h3 className="mb-1 text-xs text-ink-3">{t(`day.${locale}`)}</h3>
          <ul lang={locale} className="flex list-disc flex-col gap-1.5 pl-4 text-sm">
            {rules.map(({ ruleId, held }) => (
              <li key={ruleId} className="wrap-anywhere">
                {plainRule(plain, held.definition)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** Everything that holds on a day, in plain words, and tried on a receipt. */
export default async function RulesOnDayPage({ searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const asked = dayInput.safeParse(parameterOf(await searchParams, 'day'));
  const [words, { rules, day, todayOn }] = await Promise.all([
    readRuleWords(),
    runQuery(listRulesOn, { day: asked.success ? asked.data : null }, actor),
  ]);
  const { t, locale, dictionary } = words;
  const named = formatDay(day, locale, 'long');
  const tomorrow = addDays(todayOn, 1);
  return (
    <ClientMessages areas={['common', 'errors', 'rules', 'ruleBook']}>
      <PageHeader title={t('day.title')} meta={t('day.meta', { day: named })} />
      <RulesTabs current="day" />
      <div className="mb-5 flex flex-wrap items-end gap-2">
        <form action="/rules/day" className="flex items-end gap-2">
          <label className="flex flex-col gap-1 text-sm font-medium">
            {t('day.choose')}
            <input key={day} type="date" name="day" defaultValue={day} className={controlStyles} />
          </label>
          <Button type="submit">{t('day.show')}</Button>
        </form>
        <SegmentedControl
          label={t('day.choose')}
          current={day}
          items={[
            { id: todayOn, label: t('day.today'), href: '/rules/day' },
            { id: tomorrow, label: t('day.tomorrow'), href: `/rules/day?day=${tomorrow}` },
          ]}
        />
      </div>
      <div className="grid gap-x-8 dock:grid-cols-[minmax(0,1fr)_372px]">
        <div className="min-w-0">
          {rules.length === 0 && (
            <EmptyState title={t('day.none', { day: named })} text={t('day.noneText')} />
          )}
          {RULE_KINDS.map((kind) => {
            const ofKind = rules.filter((rule) => rule.kind === kind);
            return ofKind.length === 0 ? null : (
              <Section key={kind} title={t(`kinds.${kind}`)} note={t(`kindNotes.${kind}`)}>
                <ul className="border-t">
                  {ofKind.map(({ ruleId, nameEn, nameRu, held }) => (
                    <li key={ruleId} className="border-b py-2.5">
                      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                        <TextLink href={`/rules/${ruleId}`} className="font-medium">
                          {locale === 'ru' ? nameRu : nameEn}
                        </TextLink>
                        <span className="text-xs text-ink-3">
                          {t('day.version', { no: held.no })}
                        </span>
                        {held.startsOn === day && <Status tone="info">{t('day.changes')}</Status>}
                        {held.endsOn === day && <Status tone="warning">{t('day.ends')}</Status>}
                      </div>
                      <RuleSentence draft={held.definition} words={words} />
                    </li>
                  ))}
                </ul>
              </Section>
            );
          })}
          {rules.every(({ kind }) => kind !== 'terms') && (
            <p className="mb-6 text-sm text-ink-2">{t('day.defaults')}</p>
          )}
          {rules.length > 0 && (
            <Section title={t('day.both')}>
              <BothLanguages rules={rules} />
            </Section>
          )}
        </div>
        <aside aria-label={t('editor.tryTitle')} className="min-w-0">
          <SavedTrial
            dictionary={dictionary}
            candidate={null}
            {...(await readTrialOptions(todayOn))}
          />
        </aside>
      </div>
    </ClientMessages>
  );
}
