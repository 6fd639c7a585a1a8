import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { EditedRule } from '@/components/rule/edited-rule';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import { beginningOf, MAKES, TEMPLATES, templateOf } from '@/lib/domain/rules/templates';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listRulesOn } from '@/lib/rules/queries/list-rules-on';
import { RuleEditor } from '../_parts/editor/rule-editor';
import { TemplateList } from '../_parts/template-list';
import { readRuleWords } from '../read-rule-words';
import { readTrialOptions } from '../read-trial-options';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ruleBook');
  return { title: t('editor.title') };
}

/** What the address asks to begin with: a template with its names, or a bare kind; null: it is still to be chosen. */
async function beginning(
  address: AddressParameters,
  { tiers, todayOn }: { readonly tiers: readonly number[]; readonly todayOn: string },
): Promise<EditedRule | null> {
  const template = TEMPLATES.find((known) => known === parameterOf(address, 'template'));
  const make = MAKES.find((known) => known === parameterOf(address, 'make'));
  const days = { startsOn: todayOn, endsOn: null };
  if (template !== undefined) {
    const [en, ru] = await Promise.all([
      getTranslations({ locale: 'en', namespace: 'ruleBook.templates' }),
      getTranslations({ locale: 'ru', namespace: 'ruleBook.templates' }),
    ]);
    const definition = templateOf(template, tiers);
    return { ...days, nameEn: en(template), nameRu: ru(template), definition };
  }
  if (make === undefined) return null;
  return { ...days, nameEn: '', nameRu: '', definition: beginningOf(make) };
}

/** A new rule: chosen from templates and kinds, then written as a sentence. */
export default async function NewRulePage({ searchParams }: Props) {
  const actor = await requireActor('rules.edit');
  const [words, address, { todayOn }] = await Promise.all([
    readRuleWords(),
    searchParams,
    runQuery(listRulesOn, { day: null }, actor),
  ]);
  const { t, dictionary } = words;
  const tiers = dictionary.tiers.map(({ id }) => id);
  const kept = await beginning(address, { tiers, todayOn });
  return (
    <ClientMessages areas={['common', 'errors', 'rules', 'ruleBook']}>
      <PageHeader
        title={t('editor.title')}
        crumbs={[{ label: t('title'), href: '/rules' }, { label: t('editor.title') }]}
      />
      {kept === null ? (
        <>
          <Section title={t('list.templates')} note={t('list.templatesNote')}>
            <TemplateList words={words} />
          </Section>
          <Section title={t('list.makes')} note={t('list.makesNote')}>
            <ul className="flex flex-wrap gap-2">
              {MAKES.map((make) => (
                <li key={make}>
                  <ButtonLink href={`/rules/new?make=${make}`}>{t(`makes.${make}`)}</ButtonLink>
                </li>
              ))}
            </ul>
          </Section>
        </>
      ) : (
        <RuleEditor
          dictionary={dictionary}
          kept={kept}
          target={{ kind: 'new' }}
          todayOn={todayOn}
          typedKey={`${actor.userId}.new.${address.template ?? address.make}`}
          {...(await readTrialOptions(todayOn))}
        />
      )}
    </ClientMessages>
  );
}
