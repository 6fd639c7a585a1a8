import { beforeAll, describe, expect, it } from 'vitest';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { type Tx, withTx } from '@/db/write';
import { countRhythms } from '@/lib/analytics/commands/count-rhythms';
import { fitOutlooks } from '@/lib/analytics/commands/fit-outlooks';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import type { DoctorCheck } from './check';
import { outlooks } from './checks/outlooks';
import { rhythms } from './checks/rhythms';
import { runCheck } from './run-check';

const UNTIL_ON = '2026-11-20';
const ACTOR = { label: 'system:test', requestId: 'test' };
const worker = systemActor('test');
const now = new Date(`${UNTIL_ON}T12:00:00Z`);

class Undone extends Error {}

/** What the check finds with one statement done, which is then undone. */
async function found(check: DoctorCheck, spoil: string): Promise<number> {
  let differences = -1;
  await withTx(ACTOR, async (tx: Tx) => {
    const { rowCount } = await tx.client.query(spoil);
    expect(rowCount).toBeGreaterThan(0);
    const result = await runCheck(check, async (text, parameter) => {
      const { rows } = await tx.client.query(text, parameter === undefined ? [] : [parameter]);
      return rows;
    });
    differences = result.differences;
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return differences;
}

/** One member of those who are recomputed, with a rhythm of their own. */
const ONE =
  'member_id = (SELECT min(member_id) FROM member_rhythms WHERE member_id & 31 = 0 AND earlier_long_gap_days IS NOT NULL)';

beforeAll(async () => {
  await withTx(ACTOR, async (tx) => {
    const purchases = samplePurchases({
      seed: 5,
      members: 1280,
      purchases: 14_000,
      untilOn: UNTIL_ON,
    });
    await loadSampleProgramme(tx, purchases, UNTIL_ON);
    await rebuildDerived(tx);
    await tx.client.query("UPDATE programme SET time_zone = 'UTC'");
  });
  for (let afterId: number | null = 0; afterId !== null; ) {
    const counted: { lastId: number | null } = await runCommand(countRhythms, { afterId }, worker, {
      now,
    });
    afterId = counted.lastId;
  }
  expect((await runCommand(fitOutlooks, {}, worker, { now })).scored).toBeGreaterThan(1000);
});

describe('the doctor beside the rhythms', () => {
  it('finds nothing after a night, nor of who bought since', async () => {
    expect(await found(rhythms, 'SELECT 1')).toBe(0);
    const since = `UPDATE member_rhythms SET receipts = receipts - 1, purchase_days = 1 WHERE ${ONE}`;
    expect(await found(rhythms, since)).toBe(0);
  });

  it.each([
    'purchase_days',
    'first_on',
    'last_on',
    'usual_gap_days',
    'long_gap_days',
    'last_gap_days',
    'earlier_long_gap_days',
  ])('finds one member of 40 whose %s is another by one', async (column) => {
    expect(
      await found(rhythms, `UPDATE member_rhythms SET ${column} = ${column} + 1 WHERE ${ONE}`),
    ).toBe(1);
  });
});

describe('the doctor beside the outlooks', () => {
  it('finds nothing after a night, nor between counting and scoring', async () => {
    expect(await found(outlooks, 'SELECT 1')).toBe(0);
    const between = `WITH next AS (UPDATE outlook_state SET rhythms_on = rhythms_on + 1 RETURNING 1)
      UPDATE member_outlooks SET p_alive = 0.5 FROM next`;
    expect(await found(outlooks, between)).toBe(0);
  });

  it.each([
    ['a chance that is another by 0.00001', 'p_alive = p_alive - 0.00001'],
    ['more expected in 30 days than in 90', 'expected_30 = expected_90 + 0.01'],
    ['more than three times as much in 90 days', 'expected_90 = 3 * expected_30 + 0.01'],
  ])('finds %s', async (_, change) => {
    expect(await found(outlooks, `UPDATE member_outlooks SET ${change} WHERE ${ONE}`)).toBe(1);
  });

  it('finds who has no outlook', async () => {
    expect(await found(outlooks, `DELETE FROM member_outlooks WHERE ${ONE}`)).toBe(1);
  });
});
