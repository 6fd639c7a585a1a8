import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EndRule } from '@/components/rule/end-rule';
import { StandingStatus } from '@/components/rule/rule-status';
import { type RuleWords, slotWords } from '@/components/rule/rule-words';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import type { RulePage } from '@/lib/domain/rules/rule-page';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { SavedTrial } from '../_parts/saved-trial';
import { VersionHistory } from '../_parts/version-history';
import { WithdrawVersion } from '../_parts/withdraw-version';
import { endRule } from '../actions';
import { readRule } from '../read-rule';
import { readRuleWords } from '../read-rule-words';
import { readTrialOptions } from '../read-trial-options';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ruleBook');
  return { title: t('title') };
}

type Rights = { readonly mayEdit: boolean; readonly mayApprove: boolean };

/** What the reader may do with the rule now, by the state of its last version. */
function RuleActions({
  rule,
  words,
  rights,
}: {
  rule: RulePage;
  words: RuleWords;
  rights: Rights;
}) {
  const { t } = words;
  const { ruleId, versions, standing, kind, todayOn } = rule;
  const [last] = versions;
  if (last === undefined) return null;
  const isOpen = last.state === 'draft' || last.state === 'inReview';
  const approved = versions.filter(({ state }) => state === 'approved');
  const latest =
    approved
      .map(({ startsOn }) => startsOn)
      .toSorted()
      .at(-1) ?? todayOn;
  const mayEnd = kind !== 'terms' && (standing === 'inForce' || standing === 'coming');
  return (
    <>
      {rights.mayEdit && isOpen && (
        <WithdrawVersion versionId={last.versionId} version={last.version} />
      )}
      {rights.mayEdit && mayEnd && (
        <EndRule
          kind="rule"
          end={endRule}
          ruleId={ruleId}
          fromOn={latest > todayOn ? latest : todayOn}
          disabledReason={isOpen ? t('refused.has_undecided') : undefined}
        />
      )}
      {rights.mayEdit && last.state !== 'inReview' && (
        <ButtonLink href={`/rules/${ruleId}/edit`} tone="primary">
          {t(last.state === 'draft' ? 'rule.edit' : 'rule.draftNext')}
        </ButtonLink>
      )}
      {rights.mayApprove && last.state === 'inReview' && (
        <ButtonLink href={`/rules/${ruleId}/review`} tone="primary">
          {t('rule.reviewIt')}
        </ButtonLink>
      )}
    </>
  );
}

/** What a rule with a budget gave so far, and of how much. */
function GivenSoFar({ rule, words }: { readonly rule: RulePage; readonly words: RuleWords }) {
  const { given, versions, currentNo } = rule;
  if (given === null) return null;
  const current = versions.find(({ no }) => no === currentNo) ?? versions[0];
  const budget =
    current?.definition.kind === 'earning' ? current.definition.caps?.budget : undefined;
  const points = (text: string) => slotWords(words, { kind: 'points', path: [] }, text) ?? text;
  return (
    <dl className="mb-3 flex flex-wrap items-baseline gap-x-3 border-y py-2">
      <dt className="text-sm text-ink-2">{words.t('rule.givenSoFar')}</dt>
      <dd className="font-medium">
        {budget === undefined
          ? points(given)
          : words.t('rule.givenOf', { given: points(given), budget: points(budget) })}
      </dd>
    </dl>
  );
}

/** A rule: what it says today, its versions with what each changed, and what it does on receipts. */
export default async function RulePageView({ params }: Props) {
  const actor = await requireActor('rules.read');
  const rule = await readRule((await params).id, 'rules.read');
  const [words, options] = await Promise.all([readRuleWords(), readTrialOptions(rule.todayOn)]);
  const { t, locale, dictionary } = words;
  const [last] = rule.versions;
  const rights = { mayEdit: can(actor, 'rules.edit'), mayApprove: can(actor, 'rules.approve') };
  return (
    <ClientMessages areas={['common', 'errors', 'rules', 'ruleBook']}>
      <PageHeader
        title={locale === 'ru' ? rule.nameRu : rule.nameEn}
        crumbs={[{ label: t('title'), href: '/rules' }, { label: t(`kinds.${rule.kind}`) }]}
        marks={<StandingStatus t={t} of={rule.standing} />}
        actions={<RuleActions rule={rule} words={words} rights={rights} />}
      />
      <div className="grid gap-x-8 dock:grid-cols-[minmax(0,1fr)_372px]">
        <Section title={t('rule.versions')}>
          <GivenSoFar rule={rule} words={words} />
          <VersionHistory words={words} rule={rule} />
        </Section>
        <aside aria-label={t('editor.tryTitle')} className="min-w-0">
          {last !== undefined && (
            <SavedTrial
              dictionary={dictionary}
              candidate={{ definition: last.definition, ruleId: rule.ruleId }}
              {...options}
            />
          )}
        </aside>
      </div>
    </ClientMessages>
  );
}
