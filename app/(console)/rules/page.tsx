import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { RULE_KINDS } from '@/lib/domain/rules/definition';
import { ruleHome } from '@/lib/domain/rules/rule-home';
import type { ListedRule } from '@/lib/domain/rules/rule-page';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { formatCount } from '@/lib/format/numbers';
import { runQuery } from '@/lib/kernel/query';
import { listRules } from '@/lib/rules/queries/list-rules';
import { RuleList } from './_parts/rule-list';
import { RulesTabs } from './_parts/rules-tabs';
import { TemplateList } from './_parts/template-list';
import { readRuleWords } from './read-rule-words';

type Props = { readonly searchParams: Promise<AddressParameters> };

/** The figures of the strip; each is the filter of what it counts. */
const SHOWN = {
  all: () => true,
  inForce: ({ standing }: ListedRule) => standing === 'inForce',
  comingSoon: ({ next }: ListedRule) => next !== null,
  undecided: ({ undecided }: ListedRule) => undecided !== null,
  ended: ({ standing }: ListedRule) => standing === 'over',
} as const;
const FILTERS = ['all', 'inForce', 'comingSoon', 'undecided', 'ended'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ruleBook');
  return { title: t('title') };
}

/** The rules of the programme, by kind: what holds today, what comes, what waits for review. */
export default async function RulesPage({ searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const [words, { rules }, address] = await Promise.all([
    readRuleWords(),
    runQuery(listRules, {}, actor),
    searchParams,
  ]);
  const { t, locale } = words;
  const asked = parameterOf(address, 'show');
  const filter = FILTERS.find((known) => known === asked) ?? 'all';
  const mine = rules.filter(({ undecided }) => undecided?.state === 'inReview' && !undecided.isOwn);
  const shown = rules.filter(SHOWN[filter]);
  return (
    <>
      <PageHeader
        title={t('title')}
        meta={t('meta')}
        actions={
          can(actor, 'rules.edit') && (
            <ButtonLink href="/rules/new" tone="primary">
              {t('new')}
            </ButtonLink>
          )
        }
      />
      <RulesTabs current="list" />
      {rules.length === 0 ? (
        <EmptyState
          title={t('list.empty')}
          text={t('list.emptyText')}
          {...(can(actor, 'rules.edit') ? { example: <TemplateList words={words} /> } : {})}
        />
      ) : (
        <>
          <LedgerStrip
            label={t('title')}
            figures={FILTERS.map((id) => ({
              id,
              label: t(`list.${id}`),
              value: formatCount(rules.filter(SHOWN[id]).length, locale),
              href: id === 'all' ? '/rules' : `/rules?show=${id}`,
              ...(id === filter ? { note: t('list.shown') } : {}),
            }))}
          />
          {can(actor, 'rules.approve') && mine.length > 0 && (
            <div className="mb-5 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3">
              <p className="font-medium">{t('list.waitForMe', { count: mine.length })}</p>
              <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
                {mine.map(({ ruleId, kind, nameEn, nameRu }) => (
                  <li key={ruleId}>
                    <TextLink
                      href={
                        ruleHome(kind) === '/rules'
                          ? `/rules/${ruleId}/review`
                          : `${ruleHome(kind)}/${ruleId}`
                      }
                    >
                      {locale === 'ru' ? nameRu : nameEn}
                    </TextLink>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {shown.length === 0 && (
            <EmptyState
              title={t('list.none')}
              action={<ButtonLink href="/rules">{t('list.showAll')}</ButtonLink>}
            />
          )}
          {RULE_KINDS.map((kind) => {
            const ofKind = shown.filter((rule) => rule.kind === kind);
            return ofKind.length === 0 ? null : (
              <Section key={kind} title={t(`kinds.${kind}`)} note={t(`kindNotes.${kind}`)}>
                <RuleList rules={ofKind} words={words} />
              </Section>
            );
          })}
        </>
      )}
    </>
  );
}
