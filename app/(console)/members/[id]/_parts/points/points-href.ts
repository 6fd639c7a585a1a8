import { memberTabHref } from '@/lib/domain/members/member-tabs';

/** The statement of a member up to an entry, with one entry open or none. */
export function pointsHref(
  memberId: number,
  { upTo = null, open = null }: { readonly upTo?: number | null; readonly open?: number | null },
): string {
  const query = new URLSearchParams();
  if (upTo !== null) query.set('upTo', String(upTo));
  if (open !== null) query.set('open', String(open));
  const text = query.toString();
  const href = memberTabHref(memberId, 'points');
  return text === '' ? href : `${href}?${text}`;
}
