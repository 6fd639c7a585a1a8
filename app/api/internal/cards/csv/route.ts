import { createSessionHandler } from '@/lib/api/create-session-handler';
import { cardsCsv } from '@/lib/cards/cards-csv';
import { cardFiltersFromAddress } from '@/lib/domain/cards/card-list';

/** The list of cards as a file: the same filters in the address, every row, and what it is for. */
export const GET = createSessionHandler(async ({ request, actor }) => {
  const parameters = Object.fromEntries(request.nextUrl.searchParams);
  const filters = cardFiltersFromAddress(parameters);
  const body = await cardsCsv({ filters, purpose: parameters.purpose ?? '', actor });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="cards.csv"',
      'cache-control': 'no-store',
    },
  });
});
