import type { ItemDraft, SegmentDraft } from './draft';

/** Segments to begin with, in the order they are offered. */
export const SEGMENT_TEMPLATES = [
  'vip',
  'newcomers',
  'oneTime',
  'rhythm',
  'lapsed',
  'lost',
  'birthdayNextWeek',
  'expiringSoon',
  'tierToProve',
  'highBalance',
  'discountHunters',
  'beganAgain',
  'crossSell',
  'sureBuyers',
  'returners',
  'reachable',
] as const;
export type SegmentTemplate = (typeof SEGMENT_TEMPLATES)[number];

const last = (count: number, unit: 'day' | 'month' = 'day') => ({ kind: 'last', count, unit });
const all = (...items: readonly ItemDraft[]): SegmentDraft => ({
  version: 1,
  include: { join: 'all', items },
  exclude: null,
});
const without = (draft: SegmentDraft, ...items: readonly ItemDraft[]): SegmentDraft => ({
  ...draft,
  exclude: { join: 'any', items },
});

const DRAFTS: Readonly<Record<SegmentTemplate, SegmentDraft>> = {
  vip: all({ is: 'rfmGroup', groups: ['champions', 'potentialLoyalist'] }),
  newcomers: all({ is: 'joined', window: last(30) }),
  oneTime: all({ is: 'bought', receipts: { from: 1, to: 1 } }),
  lapsed: all({ is: 'lastBought', window: { kind: 'ago', from: 365, to: 90 } }),
  rhythm: all({ is: 'late', times: { from: '2', to: '6' }, gaps: ['usual'] }),
  discountHunters: all(
    { is: 'discountShare', percents: { from: 10 }, window: last(12, 'month') },
    { is: 'bought', receipts: { from: 5 }, window: last(12, 'month') },
  ),
  beganAgain: all({ is: 'began', last: 30, before: 90, beginnings: ['again'] }),
  // Both categories are still to be said.
  crossSell: without(all({ is: 'bought', categories: [], window: last(12, 'month') }), {
    is: 'bought',
    categories: [],
  }),
  sureBuyers: all({ is: 'expected', purchases: { from: '1' }, ahead: ['30'] }),
  lost: all({ is: 'lastBought', window: { kind: 'ago', to: 366 } }),
  birthdayNextWeek: all({ is: 'birthday', within: 7 }),
  expiringSoon: all({ is: 'expiring', within: 30, points: { from: '10000' } }),
  tierToProve: {
    ...all(),
    include: { join: 'any', items: [{ is: 'tierGrace' }, { is: 'tierEnds', within: 30 }] },
  },
  highBalance: all({ is: 'balance', points: { from: '100000' } }, { is: 'redeemed', not: true }),
  returners: all(
    { is: 'returned', returns: { from: 3 }, window: last(12, 'month') },
    { is: 'bought', window: last(12, 'month') },
  ),
  reachable: without(all({ is: 'consent', purposes: ['advertising'] }), {
    is: 'lastBought',
    window: last(60),
  }),
};

/** Who bought of one category in the last year and not of another. */
export function crossSellDraft(bought: string, offered: string): SegmentDraft {
  const item = (category: string): ItemDraft => ({
    ...{ is: 'bought', categories: [category], window: last(12, 'month') },
  });
  return without(all(item(bought)), item(offered));
}

/** What a template says. */
export function templateDraft(template: SegmentTemplate): SegmentDraft {
  return DRAFTS[template];
}

/** Nothing said: all members in force. */
export const EMPTY_DRAFT: SegmentDraft = { version: 1, include: null, exclude: null };
