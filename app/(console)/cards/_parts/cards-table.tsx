import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import { SelectPage, SelectRow } from '@/components/table/selection';
import type { ListedCard } from '@/lib/domain/cards/card-list';
import { spelledCard } from '@/lib/domain/members/contact-masks';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { cardsHref } from './list-address';
import { useCardColumns } from './use-card-columns';

type Props = {
  readonly cards: readonly ListedCard[];
  readonly opened: number | null;
  readonly parameters: AddressParameters;
  readonly timeZone: string;
  /** Whether rows can be selected for something that is done with many. */
  readonly isSelectable: boolean;
};

const rowOf = ({ cardId, version }: ListedCard) => ({ id: cardId, version });

/** Cards in rows; a row opens its card beside the list. */
export function CardsTable({ cards, opened, parameters, timeZone, isSelectable }: Props) {
  const t = useTranslations('cardList');
  const bulk = useTranslations('cardList.bulk');
  return (
    <DataTable
      caption={t('title')}
      rows={cards}
      choice={{ columns: parameterOf(parameters, 'columns') }}
      rowKey={({ cardId }) => String(cardId)}
      rowHref={({ cardId }) => cardsHref(parameters, { card: String(cardId) }, true)}
      isCurrent={({ cardId }) => cardId === opened}
      {...(isSelectable
        ? {
            select: {
              all: <SelectPage page={cards.map(rowOf)} label={bulk('page')} />,
              row: (card: ListedCard) => (
                <SelectRow
                  row={rowOf(card)}
                  label={bulk('row', { number: spelledCard(card.number) })}
                />
              ),
            },
          }
        : {})}
      columns={useCardColumns(timeZone)}
    />
  );
}
