import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
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

/** Somebody saved meanwhile: both versions where they differ, and the choice. */
export function TemplateConflict({ mine, theirs, onTake, onKeep }: Props) {
  const t = useTranslations('templates');
  const partsOf = useParts();
  const own = partsOf(mine);
  const differing = partsOf(theirs).flatMap((part) => {
    const value = own.find(({ id }) => id === part.id)?.value ?? '';
    return value === part.value ? [] : [{ ...part, mine: value }];
  });
  return (
    <div
      role="alert"
      className="mb-5 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
    >
      <p className="font-medium">{t('conflict.title')}</p>
      <p className="text-sm text-ink-2">{t('conflict.text')}</p>
      <dl className="mt-2 grid gap-2 text-sm">
        {differing.map(({ id, label, value, mine: own }) => (
          <div key={id} className="border-t pt-2">
            <dt className="font-medium">{label}</dt>
            <dd className="mt-1 grid gap-x-5 gap-y-2 sm:grid-cols-2">
              <Side label={t('conflict.theirs', { version: theirs.version })} value={value} />
              <Side label={t('conflict.mine')} value={own} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onTake}>{t('conflict.takeTheirs')}</Button>
        <Button onClick={onKeep}>{t('conflict.keepMine')}</Button>
      </div>
    </div>
  );
}

function Side({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-3">{label}</p>
      <p className="wrap-anywhere whitespace-pre-line">{value}</p>
    </div>
  );
}
