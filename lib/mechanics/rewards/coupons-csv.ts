import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { PIECE_MAX } from '@/lib/domain/exports/lists';
import { memberCode } from '@/lib/domain/members/states';
import type { CouponList } from '@/lib/domain/rewards/member-rewards';
import { type ListFile, listFile } from '@/lib/exports/list-file';
import { runQuery } from '@/lib/kernel/query';
import { listCoupons } from './queries/list-coupons';

const COLUMNS = [
  'code',
  'state',
  'member',
  'offBps',
  'offMinor',
  'leastMinor',
  'used',
  'uses',
  'givenOn',
  'untilOn',
  'mechanic',
  'reason',
] as const;

/** The coupons of a list as a file. */
export function couponsFile(of: CouponList, actor: Actor): ListFile {
  return listFile({
    list: 'coupons',
    isPersonal: true,
    filters: { of },
    columns: COLUMNS,
    piece: async (before: string | null) => {
      const { coupons, next } = await runQuery(listCoupons, { of, before, size: PIECE_MAX }, actor);
      const rows = coupons.map(({ memberId, nameEn, ...coupon }) => ({
        ...coupon,
        member: memberCode(memberId),
        mechanic: nameEn,
      }));
      return { rows, next };
    },
  });
}
