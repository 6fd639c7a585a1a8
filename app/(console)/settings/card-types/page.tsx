import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { requireActor } from '@/lib/access/session';
import { listCardTypes } from '@/lib/cards/types/list-card-types';
import { runQuery } from '@/lib/kernel/query';
import { SettingsHeader } from '../settings-header';
import { TypeTable } from './_parts/type-table';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cardTypes');
  return { title: t('title') };
}

/** Kinds of cards: how they look, what their numbers are, and what a holder may do. */
export default async function CardTypesPage() {
  const actor = await requireActor('cards.manage');
  const [t, locale, types] = await Promise.all([
    getTranslations('cardTypes'),
    getLocale(),
    runQuery(listCardTypes, {}, actor),
  ]);
  return (
    <>
      <SettingsHeader
        current="cardTypes"
        meta={t('meta')}
        actions={
          <ButtonLink href="/settings/card-types/new" tone="primary">
            {t('new')}
          </ButtonLink>
        }
      />
      <TypeTable types={types} locale={locale} />
    </>
  );
}
