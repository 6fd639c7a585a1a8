import { createSessionHandler } from '@/lib/api/create-session-handler';
import { COUPON_LISTS } from '@/lib/domain/rewards/member-rewards';
import { couponsCsv } from '@/lib/mechanics/rewards/coupons-csv';

/** The coupons of a list as a file: those that are open unless the address names others. */
export const GET = createSessionHandler(async ({ request, actor }) => {
  const asked = request.nextUrl.searchParams.get('of');
  const of = COUPON_LISTS.find((known) => known === asked) ?? 'open';
  return new Response(await couponsCsv(of, actor), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="coupons-${of}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
