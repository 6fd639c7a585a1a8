import { describe, expect, test } from 'vitest';
import { DEMO_TIERS } from './ladders';
import { demoLines } from './lines';
import { type DemoMember, demoMember, demoSpan } from './member';
import { demoStores } from './stores';

const SPAN = demoSpan('2026-06-30');

function base(size: number): DemoMember[] {
  return Array.from({ length: size }, (_, at) => demoMember(at + 1, SPAN));
}

const BASE = base(2_000);
const ALL = BASE.flatMap((member) => [...member.purchases, ...member.guestPurchases]);

describe('the demo generator', () => {
  test('gives the same member every time, in a base of 50 or of 2,000', () => {
    expect(base(50)).toEqual(BASE.slice(0, 50));
  });

  test('gives different members different histories', () => {
    expect(BASE[0]?.person.externalId).not.toBe(BASE[1]?.person.externalId);
    expect(BASE[0]?.purchases).not.toEqual(BASE[1]?.purchases);
  });

  test('makes about 20 receipts a member, 1 to 4 % of them returns, and some guests', () => {
    const returns = ALL.filter((purchase) => purchase.isReturn).length;
    const guests = ALL.filter((purchase) => purchase.memberId === 0).length;
    expect(ALL.length / BASE.length).toBeGreaterThan(17);
    expect(ALL.length / BASE.length).toBeLessThan(24);
    expect(returns / ALL.length).toBeGreaterThan(0.01);
    expect(returns / ALL.length).toBeLessThan(0.04);
    expect(guests / ALL.length).toBeGreaterThan(0.02);
  });

  test('numbers every receipt once: ids, and store, day, till, number, operation', () => {
    const claims = ALL.map((p) => [p.storeId, p.day, p.till, p.receipt, p.isReturn].join('|'));
    expect(new Set(claims).size).toBe(ALL.length);
    expect(new Set(ALL.map((p) => p.purchaseId)).size).toBe(ALL.length);
  });

  test('keeps purchases in time, ids rising, after joining and inside the history', () => {
    const astray = BASE.flatMap(({ person, purchases }) =>
      purchases.filter((purchase, at) => {
        const before = purchases[at - 1];
        const isInside = purchase.day >= person.joinedDay && purchase.day <= SPAN.to;
        const isLater =
          !before || (purchase.day >= before.day && purchase.purchaseId > before.purchaseId);
        return !isInside || !isLater;
      }),
    );
    expect(astray).toEqual([]);
  });

  test('writes the gap to the purchase before, none on the first, on returns and for guests', () => {
    const wrong = BASE.flatMap(({ purchases }) =>
      purchases.filter(({ isReturn, gapDays, day }, at) => {
        const before = purchases.slice(0, at).findLast((purchase) => !purchase.isReturn);
        return gapDays !== (isReturn || !before ? null : day - before.day);
      }),
    );
    expect(wrong).toEqual([]);
    expect(BASE.flatMap((m) => m.guestPurchases).every((p) => p.gapDays === null)).toBe(true);
  });

  test('signs amounts by operation, and one to four lines add up to their receipt', () => {
    const wrong = ALL.filter(({ isReturn, amountMinor }) =>
      isReturn ? amountMinor > 0n : amountMinor <= 0n,
    );
    expect(wrong).toEqual([]);
    const unbalanced = ALL.filter((purchase) => {
      const lines = demoLines(purchase);
      const sumMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0n);
      return lines.length < 1 || lines.length > 4 || sumMinor !== purchase.amountMinor;
    });
    expect(unbalanced).toEqual([]);
  });

  test('fills every tier, the higher the fewer', () => {
    const main = DEMO_TIERS.filter(({ audience }) => audience === 'everyone');
    const sizes = main.map(({ tierId }) => BASE.filter((m) => m.tiers.tierId === tierId).length);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes.at(-1)).toBeGreaterThan(0);
  });

  test('has a December above any other month of its year', () => {
    const months = new Map<string, number>();
    for (const { day, isReturn } of ALL) {
      const month = new Date(day * 86_400_000).toISOString().slice(0, 7);
      if (!isReturn) months.set(month, (months.get(month) ?? 0) + 1);
    }
    const of2025 = [...months].filter(([month]) => month.startsWith('2025'));
    expect(of2025.sort((a, b) => b[1] - a[1])[0]?.[0]).toBe('2025-12');
  });
});

describe('demo stores', () => {
  test('are 136 in four formats, each code once', () => {
    const stores = demoStores();
    expect(stores).toHaveLength(136);
    expect(new Set(stores.map((store) => store.code)).size).toBe(136);
    expect(new Set(stores.map((store) => store.format)).size).toBe(4);
  });
});
