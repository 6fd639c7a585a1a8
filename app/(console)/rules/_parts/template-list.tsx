import { RuleSentence } from '@/components/rule/rule-sentence';
import type { RuleWords } from '@/components/rule/rule-words';
import { ButtonLink } from '@/components/ui/button-link';
import { TEMPLATES, templateOf } from '@/lib/domain/rules/templates';

/** Rules that a programme usually begins with, each as its sentence. */
export function TemplateList({ words }: { readonly words: RuleWords }) {
  const { t, dictionary } = words;
  const tiers = dictionary.tiers.map(({ id }) => id);
  return (
    <ul className="border-t">
      {TEMPLATES.map((id) => (
        <li
          key={id}
          className="grid gap-x-4 gap-y-1 border-b py-2.5 sm:grid-cols-[200px_minmax(0,1fr)_auto]"
        >
          <h3 className="font-medium">{t(`templates.${id}`)}</h3>
          <RuleSentence draft={templateOf(id, tiers)} words={words} />
          <ButtonLink
            href={`/rules/new?template=${id}`}
            size="small"
            aria-label={`${t('list.useTemplate')}: ${t(`templates.${id}`)}`}
          >
            {t('list.useTemplate')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
