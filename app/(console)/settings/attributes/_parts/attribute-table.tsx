import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import type { DefinedAttribute } from '@/lib/domain/members/attributes/attribute';
import { formatCount } from '@/lib/format/numbers';
import { ArchiveAttribute } from './archive-attribute';
import { DefineAttribute } from './define-attribute';

type Props = { readonly attributes: readonly DefinedAttribute[] };

/** Attributes in use, then archived ones. */
export function AttributeTable({ attributes }: Props) {
  const t = useTranslations('attributes');
  const locale = useLocale();
  return (
    <DataTable
      caption={t('title')}
      rows={attributes}
      rowKey={({ attributeId }) => String(attributeId)}
      columns={[
        {
          id: 'label',
          header: t('label'),
          cell: ({ labelEn, labelRu, isArchived }) => (
            <span className={isArchived ? 'text-ink-3' : 'font-[550]'}>
              {locale === 'ru' ? labelRu : labelEn}
            </span>
          ),
        },
        {
          id: 'key',
          header: t('key'),
          isSecondary: true,
          cell: ({ key }) => <code className="font-mono text-xs">{key}</code>,
        },
        { id: 'type', header: t('type'), cell: ({ type }) => t(`types.${type}`) },
        {
          id: 'options',
          header: t('options'),
          isSecondary: true,
          cell: ({ options }) => (
            <span className="whitespace-normal">
              {options
                .filter(({ isArchived }) => !isArchived)
                .map(({ labelEn, labelRu }) => (locale === 'ru' ? labelRu : labelEn))
                .join(', ')}
            </span>
          ),
        },
        {
          id: 'members',
          header: t('members'),
          isNumeric: true,
          cell: ({ members }) => formatCount(members, locale),
        },
        {
          id: 'actions',
          header: <span className="sr-only">{t('actions')}</span>,
          cell: (attribute) => (
            <span className="flex flex-wrap justify-end gap-1.5">
              {!attribute.isArchived && <DefineAttribute attribute={attribute} isFull={false} />}
              <ArchiveAttribute
                attributeId={attribute.attributeId}
                label={locale === 'ru' ? attribute.labelRu : attribute.labelEn}
                isArchived={attribute.isArchived}
              />
            </span>
          ),
        },
      ]}
    />
  );
}
