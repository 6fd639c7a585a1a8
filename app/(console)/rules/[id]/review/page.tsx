import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ReviewForm } from '@/components/rule/review-form';
import { RuleSentence } from '@/components/rule/rule-sentence';
import { versionDays } from '@/components/rule/version-days';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { formatMoment } from '@/lib/format/dates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { DifferenceList } from '../../_parts/difference-list';
import { SavedTrial } from '../../_parts/saved-trial';
import { comparedWith } from '../../_parts/version-history';
import { approveVersion, rejectVersion } from '../../actions';
import { readRule } from '../../read-rule';
import { readRuleWords } from '../../read-rule-words';
import { readTrialOptions } from '../../read-trial-options';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ruleBook');
  return { title: t('title') };
}

/** What waits for a second person: what it says, what it changes, what it would have done, and the decision. */
export default async function ReviewPage({ params }: Props) {
  const rule = await readRule((await params).id, 'rules.approve');
  const version = rule.versions.find(({ state }) => state === 'inReview');
  if (version === undefined) redirect(`/rules/${rule.ruleId}`);
  const [words, options] = await Promise.all([readRuleWords(), readTrialOptions(rule.todayOn)]);
  const { t, locale, dictionary } = words;
  const { timeZone } = rule;
  const before = comparedWith(rule.versions, version);
  const name = locale === 'ru' ? rule.nameRu : rule.nameEn;
  const days = versionDays(t, version, locale);
  const moment = formatMoment(version.submittedAt ?? version.createdAt, { locale, timeZone });
  return (
    <ClientMessages areas={['common', 'errors', 'rules', 'ruleBook']}>
      <PageHeader
        title={t('review.title', { no: version.no })}
        crumbs={[
          { label: t('title'), href: '/rules' },
          { label: name, href: `/rules/${rule.ruleId}` },
        ]}
        meta={t('review.meta', { name: version.authorName, moment })}
      />
      <div className="grid gap-x-8 dock:grid-cols-[minmax(0,1fr)_372px]">
        <div className="min-w-0">
          <Section title={t('review.says')} note={days}>
            <Panel>
              <RuleSentence draft={version.definition} words={words} />
              {version.note !== '' && (
                <p className="mt-2 border-t pt-2 text-sm text-ink-2 wrap-anywhere">
                  {t('rule.noteSaid', { note: version.note })}
                </p>
              )}
            </Panel>
          </Section>
          <Section
            title={t('review.changes')}
            note={before === undefined ? t('rule.first') : t('rule.against', { no: before.no })}
          >
            {before !== undefined && (
              <DifferenceList words={words} before={before} after={version} />
            )}
            {version.startsOn <= rule.todayOn && (
              <p className="mt-2 text-sm text-ink-2">{t('review.todayNote')}</p>
            )}
          </Section>
          <ReviewForm
            key={version.version}
            seen={{ versionId: version.versionId, version: version.version }}
            days={days}
            isOwn={version.isOwn}
            isLate={version.startsOn < rule.todayOn && before !== undefined}
            approve={approveVersion}
            reject={rejectVersion}
            doneHref={`/rules/${rule.ruleId}`}
          />
        </div>
        <aside aria-label={t('review.effect')} className="min-w-0 max-dock:mt-6">
          <SavedTrial
            dictionary={dictionary}
            candidate={{ definition: version.definition, ruleId: rule.ruleId }}
            {...options}
          />
        </aside>
      </div>
    </ClientMessages>
  );
}
