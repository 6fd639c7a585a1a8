import { useTranslations } from 'next-intl';
import { CardTypeMark } from '@/components/card/card-look';
import { DataTable } from '@/components/table/data-table';
import { Status } from '@/components/ui/status';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ListedCardType } from '@/lib/domain/cards/card-type-page';
import { formatCount } from '@/lib/format/numbers';

type Props = { readonly types: readonly ListedCardType[]; readonly locale: Locale };

/** The kinds of cards, those that are given first. */
export function TypeTable({ types, locale }: Props) {
  const t = useTranslations('cardTypes');
  const rights = ({ mayEarn, mayRedeem }: ListedCardType) =>
    mayEarn ? (mayRedeem ? 'both' : 'earn') : mayRedeem ? 'redeem' : 'none';
  return (
    <DataTable
      caption={t('title')}
      rows={types}
      rowKey={({ cardTypeId }) => String(cardTypeId)}
      rowHref={({ cardTypeId }) => `/settings/card-types/${cardTypeId}`}
      columns={[
        {
          id: 'name',
          header: t('columns.name'),
          cell: (type) => (
            <CardTypeMark look={type.look} name={locale === 'ru' ? type.nameRu : type.nameEn} />
          ),
        },
        {
          id: 'code',
          header: t('columns.code'),
          isQuiet: true,
          isSecondary: true,
          cell: ({ code }) => code,
        },
        {
          id: 'form',
          header: t('columns.form'),
          isSecondary: true,
          cell: ({ form }) => t(`forms.${form}`),
        },
        {
          id: 'number',
          header: t('columns.number'),
          isSecondary: true,
          cell: ({ checkDigit, numberLength }) =>
            t('numberForm', { rule: t(`rules.${checkDigit}.name`), length: numberLength }),
        },
        {
          id: 'validity',
          header: t('columns.validity'),
          isSecondary: true,
          cell: ({ validYears }) =>
            validYears === null ? t('noEnd') : t('years', { years: validYears }),
        },
        {
          id: 'rights',
          header: t('columns.rights'),
          isSecondary: true,
          cell: (type) => t(`rights.${rights(type)}`),
        },
        {
          id: 'inStock',
          header: t('columns.inStock'),
          isNumeric: true,
          cell: ({ inStock }) => formatCount(inStock, locale),
        },
        {
          id: 'state',
          header: t('columns.state'),
          cell: ({ isArchived, isDefault }) => (
            <Status tone={isArchived ? 'neutral' : isDefault ? 'info' : 'success'}>
              {t(isArchived ? 'archived' : isDefault ? 'default' : 'live')}
            </Status>
          ),
        },
      ]}
    />
  );
}
