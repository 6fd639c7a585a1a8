import { memberTabHref } from '@/lib/domain/members/member-tabs';
import type { AsOf } from '@/lib/domain/points/as-of';

/** The statement of a member up to an entry, with one entry open or none. */
export function pointsHref(
  memberId: number,
  {
    upTo = null,
    open = null,
    asOf = null,
  }: {
    readonly upTo?: number | null;
    readonly open?: number | null;
    readonly asOf?: AsOf | null;
  },
): string {
  const query = new URLSearchParams(asOf === null ? {} : { day: asOf.day, sense: asOf.sense });
  if (upTo !== null) query.set('upTo', String(upTo));
  if (open !== null) query.set('open', String(open));
  const text = query.toString();
  const href = memberTabHref(memberId, 'points');
  return text === '' ? href : `${href}?${text}`;
}
