import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { requireActor } from '@/lib/access/session';
import { getCardType } from '@/lib/cards/types/get-card-type';
import { listTypeOptions } from '@/lib/cards/types/list-type-options';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { ArchiveType } from '../_parts/archive-type';
import { RangeForm } from '../_parts/range-form';
import { RangeTable } from '../_parts/range-table';
import { TypeForm } from '../_parts/type-form';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cardTypes');
  return { title: t('title') };
}

async function findType(id: string) {
  const actor = await requireActor('cards.manage');
  const parsed = idInput.safeParse(Number(id));
  if (!parsed.success) return null;
  try {
    return await runQuery(getCardType, { cardTypeId: parsed.data }, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

/** One kind of cards: its numbers first, then everything that can be changed. */
export default async function CardTypePageView({ params }: Props) {
  const type = await findType((await params).id);
  if (type === null) notFound();
  const actor = await requireActor('cards.manage');
  const [t, locale, options] = await Promise.all([
    getTranslations('cardTypes'),
    getLocale(),
    runQuery(listTypeOptions, {}, actor),
  ]);
  const { cardTypeId, version, ranges, isArchived, isDefault, ...draft } = type;
  return (
    <ClientMessages areas={['common', 'errors', 'cardTypes']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/settings/card-types' }]}
        title={locale === 'ru' ? type.nameRu : type.nameEn}
        marks={
          <Status tone={isArchived ? 'neutral' : isDefault ? 'info' : 'success'}>
            {t(isArchived ? 'archived' : isDefault ? 'default' : 'live')}
          </Status>
        }
        meta={t('codeMeta', { code: type.code })}
        actions={
          <ArchiveType
            cardTypeId={cardTypeId}
            version={version}
            isArchived={isArchived}
            isDefault={isDefault}
          />
        }
      />
      <Section title={t('ranges.title')} note={t('ranges.note')}>
        <RangeTable ranges={ranges} locale={locale} />
        <RangeForm cardTypeId={cardTypeId} stores={options.stores} />
      </Section>
      <TypeForm
        key={version}
        draft={draft}
        edited={{ cardTypeId, version }}
        hasRanges={ranges.length > 0}
        options={options}
      />
    </ClientMessages>
  );
}
