import { useTranslations } from 'next-intl';
import { VersionConflict } from '@/components/form/version-conflict';
import { LOCALES } from '@/lib/domain/access/preferences';
import type { ListedTemplate } from '@/lib/domain/messaging/template-input';
import type { TemplateDraft } from './use-template-draft';

type Props = {
  readonly mine: TemplateDraft;
  readonly theirs: ListedTemplate;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** The parts in which two versions differ, each under its name. */
function useParts() {
  const t = useTranslations('templates');
  return (of: TemplateDraft) => [
    { id: 'name', label: t('fields.name'), value: of.name },
    { id: 'kind', label: t('fields.kind'), value: t(`kinds.${of.kind}`) },
    ...LOCALES.flatMap((locale) => {
      const language = t(`languages.${locale}`);
      return [
        {
          id: `subject.${locale}`,
          label: t('fields.subjectOf', { language }),
          value: of.subject[locale],
        },
        { id: `text.${locale}`, label: t('fields.textOf', { language }), value: of.text[locale] },
      ];
    }),
  ];
}

/** Somebody saved the template meanwhile. */
export function TemplateConflict({ mine, theirs, onTake, onKeep }: Props) {
  const partsOf = useParts();
  return (
    <VersionConflict
      mine={partsOf(mine)}
      theirs={partsOf(theirs)}
      version={theirs.version}
      onTake={onTake}
      onKeep={onKeep}
    />
  );
}
