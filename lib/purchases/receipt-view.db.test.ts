import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { chief, earn, newMember, seedPeople } from '@/lib/points/testing/points-desk';
import { findReceiptView } from './queries/find-receipt-view';
import { emptyProgramme } from './testing/posting-desk';
import { bringBack, line, noRules, rate, record, rule } from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(noRules);

type Named = { readonly businessDate: string | null; readonly purchaseId: number | null };

const view = (memberId: number, { businessDate, purchaseId }: Named) =>
  runQuery(
    findReceiptView,
    { memberId, businessDate: businessDate ?? '', purchaseId: purchaseId ?? 0 },
    chief,
  );

describe('the page of a receipt', () => {
  it('PTS-17 tells what each rule gave and why not, what paid, its entries, and its returns both ways', async () => {
    const member = await newMember();
    await earn(member, 100);
    await rule(rate('2'));
    await rule(rate('5', { when: { leastMinor: '1000000' } }));
    await rule({ kind: 'spending', points: '1', minor: '100' });
    const bought = await record({
      memberId: member,
      lines: [line(10_000), line(5_000)],
      payments: [{ method: 'cash', amountMinor: '13000' }],
      spend: { kind: 'points', points: '20' },
    });
    const shown = await view(member, bought);
    expect(shown).toMatchObject({
      isReturn: false,
      earned: 26_000n,
      spent: 2_000n,
      spentMinor: 2_000n,
      payments: [{ method: 'cash', amountMinor: 13_000n }],
      seqs: [2, 3],
      returns: [],
      revises: null,
    });
    expect(shown?.outcomes.map(({ outcome }) => outcome.status)).toEqual(['applied', 'notMatched']);
    expect(shown?.outcomes[1]?.outcome.failed[0]?.condition).toBe('leastMinor');
    const returned = await bringBack(bought, [[2, 1]]);
    expect((await view(member, bought))?.returns).toMatchObject([
      { purchaseId: returned.purchaseId, amountMinor: -5_000n },
    ]);
    expect(await view(member, returned)).toMatchObject({
      isReturn: true,
      revises: { purchaseId: bought.purchaseId },
      takenBack: 8_700n,
      givenBack: 667n,
    });
  });

  it('says nothing of a receipt that nothing was decided of', async () => {
    const member = await newMember();
    expect(await view(member, { businessDate: '2026-11-20', purchaseId: 1 })).toBeNull();
  });
});
