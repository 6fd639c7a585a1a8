const days = (count: number) => ({ kind: 'last', count, unit: 'day' });
const YEAR = { kind: 'last', count: 12, unit: 'month' };

type Draft = { readonly in: readonly object[]; readonly out?: readonly object[] };

/**
 * What marketers keep, from the templates, each in a round of its own: `r` moves a number or a window in it, so that of two hundred
 * no two say the same. Where a template asks for goods this asks for stores: the programme of the bench has no lines.
 */
const KEPT: readonly ((r: number) => Draft)[] = [
  (r) => ({
    in: [
      { is: 'rfmGroup', groups: ['champions', 'potentialLoyalist'] },
      { is: 'joined', window: { kind: 'ago', to: 30 * (r + 1) } },
    ],
  }),
  (r) => ({
    in: [
      { is: 'joined', window: days(30 + r) },
      { is: 'tier', tiers: [1 + (r % 4)] },
    ],
  }),
  (r) => ({ in: [{ is: 'bought', receipts: { from: 1, to: 1 + r } }] }),
  (r) => ({ in: [{ is: 'late', times: { from: `2.${r}`, to: '6' }, gaps: ['usual'] }] }),
  (r) => ({ in: [{ is: 'lastBought', window: { kind: 'ago', from: 365, to: 90 + r } }] }),
  (r) => ({ in: [{ is: 'lastBought', window: { kind: 'ago', to: 366 + r } }] }),
  (r) => ({ in: [{ is: 'birthday', within: 7 + r }] }),
  (r) => ({
    in: [
      { is: 'age', years: { from: 18 + r, to: 45 } },
      { is: 'lifecycle', stages: ['slipping'] },
    ],
  }),
  (r) => ({
    in: [
      { is: 'discountShare', percents: { from: 5 + r }, window: YEAR },
      { is: 'bought', receipts: { from: 5 }, window: YEAR },
    ],
  }),
  (r) => ({ in: [{ is: 'began', last: 30 + r, before: 90, beginnings: ['again'] }] }),
  (r) => ({
    in: [{ is: 'bought', stores: [1 + r], window: YEAR }],
    out: [{ is: 'bought', stores: [20 + r], window: YEAR }],
  }),
  (r) => ({ in: [{ is: 'expected', purchases: { from: `1.${r}` }, ahead: ['30'] }] }),
  (r) => ({
    in: [
      { is: 'returned', returns: { from: 1 }, window: days(300 + r) },
      { is: 'bought', window: YEAR },
    ],
  }),
  (r) => ({
    in: [{ is: 'bought', window: days(45 + r), receipts: { from: 3 }, spent: { from: '100000' } }],
    out: [{ is: 'lastBought', window: days(7) }],
  }),
  (r) => ({
    in: [
      { is: 'bought', window: days(90), spent: { from: `${100_000 + 10_000 * r}` } },
      { is: 'alive', percents: { from: 50 + r } },
    ],
  }),
];

/** Definitions of a night as they are saved, no two of which are the same. */
export function nightDefinitions(count: number): readonly object[] {
  return Array.from({ length: count }, (_, number) => {
    const kept = KEPT[number % KEPT.length];
    const draft = kept?.(Math.floor(number / KEPT.length)) ?? { in: [] };
    return {
      version: 1,
      include: { join: 'all', items: draft.in },
      exclude: draft.out === undefined ? null : { join: 'any', items: draft.out },
    };
  });
}
