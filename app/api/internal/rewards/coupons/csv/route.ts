import { COUPON_LISTS } from '@/lib/domain/rewards/member-rewards';
import { parameterOf } from '@/lib/domain/shared/address-parameters';
import { createListHandler } from '@/lib/exports/create-list-handler';
import { couponsFile } from '@/lib/mechanics/rewards/coupons-csv';

/** The coupons of a list as a file: those that are open unless the address names others. */
export const GET = createListHandler((parameters, actor) => {
  const asked = parameterOf(parameters, 'of');
  return couponsFile(COUPON_LISTS.find((known) => known === asked) ?? 'open', actor);
});
