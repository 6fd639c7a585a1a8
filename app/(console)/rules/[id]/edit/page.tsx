import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { EditedRule, EditTarget } from '@/components/rule/edited-rule';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import type { RulePage } from '@/lib/domain/rules/rule-page';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { RuleEditor } from '../../_parts/editor/rule-editor';
import { readRule } from '../../read-rule';
import { readRuleWords } from '../../read-rule-words';
import { readTrialOptions } from '../../read-trial-options';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ruleBook');
  return { title: t('title') };
}

/** The draft of a rule, or its next version, which begins with what holds today. Null: its last version is in review. */
function toEdit(rule: RulePage): { kept: EditedRule; target: EditTarget; no: number } | null {
  const { ruleId, nameEn, nameRu, versions, currentNo, todayOn } = rule;
  const [last] = versions;
  if (last === undefined || last.state === 'inReview') return null;
  if (last.state === 'draft') {
    const { definition, startsOn, endsOn, versionId, version, savedByName, no } = last;
    return {
      kept: { nameEn, nameRu, definition, startsOn, endsOn },
      target: { kind: 'draft', ruleId, versionId, version, savedByName },
      no,
    };
  }
  const { definition } = versions.find(({ no }) => no === currentNo) ?? last;
  return {
    kept: { nameEn, nameRu, definition, startsOn: todayOn, endsOn: null },
    target: { kind: 'next', ruleId },
    no: last.no + 1,
  };
}

/** A draft of a rule, or its next version, as a sentence. */
export default async function EditRulePage({ params }: Props) {
  const actor = await requireActor('rules.edit');
  const rule = await readRule((await params).id, 'rules.edit');
  const edit = toEdit(rule);
  if (edit === null) redirect(`/rules/${rule.ruleId}`);
  const [words, options] = await Promise.all([readRuleWords(), readTrialOptions(rule.todayOn)]);
  const { t, locale, dictionary } = words;
  const name = locale === 'ru' ? rule.nameRu : rule.nameEn;
  return (
    <ClientMessages areas={['common', 'errors', 'rules', 'ruleBook']}>
      <PageHeader
        title={t(edit.target.kind === 'draft' ? 'editor.editTitle' : 'editor.nextTitle', {
          name,
          no: edit.no,
        })}
        crumbs={[
          { label: t('title'), href: '/rules' },
          { label: name, href: `/rules/${rule.ruleId}` },
        ]}
      />
      <RuleEditor
        key={edit.target.kind}
        dictionary={dictionary}
        kept={edit.kept}
        target={edit.target}
        todayOn={rule.todayOn}
        typedKey={`${actor.userId}.${edit.target.kind}.${rule.ruleId}.${edit.no}`}
        {...options}
      />
    </ClientMessages>
  );
}
