import { createSessionHandler } from '@/lib/api/create-session-handler';
import { listMatchingCards } from '@/lib/cards/queries/list-matching';
import { cardFiltersFromAddress } from '@/lib/domain/cards/card-list';
import { runQuery } from '@/lib/kernel/query';

/** The cards that fit the filters in the address, to be selected all at once. */
export const GET = createSessionHandler(async ({ request, actor }) => {
  const filters = cardFiltersFromAddress(Object.fromEntries(request.nextUrl.searchParams));
  const matching = await runQuery(listMatchingCards, { filters }, actor);
  return Response.json(matching, { headers: { 'cache-control': 'no-store' } });
});
