import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { streamedText } from '@/lib/api/streamed-text';
import type { Actor } from '@/lib/domain/access/actor';
import { memberCode } from '@/lib/domain/members/states';
import type { CouponList, CouponsPage } from '@/lib/domain/rewards/member-rewards';
import { runQuery } from '@/lib/kernel/query';
import { listCoupons } from './queries/list-coupons';

const PIECE = 5_000;
/** More coupons than this go into no file. */
const MOST_ROWS = 1_000_000;

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

/** Spreadsheets take UTF-8 for another encoding without it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A piece of the file. Text that a spreadsheet would run is made harmless. */
function piece({ coupons }: CouponsPage, isFirst: boolean): string {
  const rows = coupons.map(({ memberId, nameEn, ...coupon }) => ({
    ...coupon,
    member: memberCode(memberId),
    mechanic: nameEn,
  }));
  const text = stringify(rows, { header: isFirst, columns: [...COLUMNS], escape_formulas: true });
  return isFirst ? BYTE_ORDER_MARK + text : text;
}

/** The coupons of a list as a CSV file, piece by piece as fast as it is taken. */
export async function couponsCsv(of: CouponList, actor: Actor): Promise<ReadableStream> {
  const next = (before: string | null) => runQuery(listCoupons, { of, before, size: PIECE }, actor);
  // The first piece is read before the answer begins, so that a refusal is still a refusal.
  const first = await next(null);
  async function* pieces() {
    let page = first;
    yield piece(page, true);
    for (let written = PIECE; page.next !== null && written < MOST_ROWS; written += PIECE) {
      page = await next(page.next);
      yield piece(page, false);
    }
  }
  return streamedText(pieces());
}
