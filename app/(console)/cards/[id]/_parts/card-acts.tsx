import { getTranslations } from 'next-intl/server';
import { PageActs } from '@/components/task/page-acts';
import { LOCALES } from '@/lib/domain/access/preferences';
import type { CardPage } from '@/lib/domain/cards/card-page';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import { startCardTask } from '../actions';

/** What can be done with the card now, for the palette. */
export async function CardActs({ card }: { readonly card: CardPage }) {
  const t = await getTranslations('cards');
  const both = await Promise.all(
    LOCALES.map((locale) => getTranslations({ locale, namespace: 'cards' })),
  );
  const possible = card.operations.filter(({ refusal }) => refusal === null);
  return (
    <PageActs
      detail={t('ending', { ending: cardEnding(card.number) })}
      start={startCardTask}
      acts={possible.map(({ operation }) => ({
        id: operation,
        label: t(`operations.${operation}`),
        names: both.map((words) => words(`operations.${operation}`)),
        to: { kind: operation, about: { cardId: card.cardId } },
      }))}
    />
  );
}
