import type { SegmentHistory, ShownRefresh } from '@/lib/domain/segments/segment-page';

/** Two looks that are compared. */
export type ComparedLooks = { readonly before: ShownRefresh; readonly last: ShownRefresh };

type Asked = {
  readonly from: string | null;
  readonly to: string | null;
  /** A look, compared with the one before it; 0: by days. */
  readonly look: number;
};

/**
 * The looks that two days ask for: of each day the last one up to it; the last look and the one before it when nothing is asked. Null:
 * there are not two of them.
 */
export function comparedLooks(
  history: Pick<SegmentHistory, 'looks' | 'days'>,
  { from, to, look }: Asked,
): ComparedLooks | null {
  const told = new Map([...history.looks, ...history.days].map((one) => [one.refreshNo, one]));
  const looks = [...told.values()].sort((one, other) => other.refreshNo - one.refreshNo);
  const upTo = (day: string | null) => looks.find(({ asOfOn }) => day === null || asOfOn <= day);
  const last = looks.find(({ refreshNo }) => refreshNo === look) ?? upTo(to);
  if (last === undefined) return null;
  const earlier = looks.filter(({ refreshNo }) => refreshNo < last.refreshNo);
  const before =
    from === null ? earlier[0] : (earlier.find(({ asOfOn }) => asOfOn <= from) ?? earlier.at(-1));
  return before === undefined ? null : { before, last };
}
