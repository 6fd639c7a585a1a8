import { cardsFile } from '@/lib/cards/cards-csv';
import { cardFiltersFromAddress } from '@/lib/domain/cards/card-list';
import { createListHandler } from '@/lib/exports/create-list-handler';

/** The list of cards as a file. */
export const GET = createListHandler((parameters, actor) =>
  cardsFile(cardFiltersFromAddress(parameters), actor),
);
