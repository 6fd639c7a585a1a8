import { describe, expect, it } from 'vitest';
import { toPoints } from '../shared/points';
import type { Ladder } from './ladder';
import { askToKeep, askToReach, leavesOn, provenAt } from './outlook';
import { NO_STANDING, type Standing } from './standing';
import { ladderFrom } from './testing/ladders';

const climber = { joinedOn: '2025-03-10' };
const spend = (units: number) => ({
  spend: BigInt(units * 100),
  receipts: 1,
  points: toPoints(0n),
});
const on = '2026-11-27';
const stands = (tierId: number, more: Partial<Standing> = {}): Standing => ({
  ...NO_STANDING,
  tierId,
  sinceOn: '2026-02-01',
  ...more,
});
const yearly = { window: { kind: 'calendarYear' }, validity: 'nextPeriod' } as const;

describe('what is missing', () => {
  it('to the next tier: 300 of 1,000 in this year, by its last day', () => {
    const ladder = ladderFrom([0, 1_000, 5_000], yearly);
    const asked = { on, standing: stands(1), measure: spend(700) };
    const ask = askToReach(ladder, climber, { ...asked, step: 1 });
    expect(ask).toMatchObject({
      tierId: 2,
      needs: [{ basis: 'spend', asked: 100_000n, measured: 70_000n, missing: 30_000n }],
      isMet: false,
      fromOn: '2026-01-01',
      byOn: '2026-12-31',
    });
    expect(askToReach(ladder, climber, { ...asked, step: 3 })).toBeNull();
  });

  it('to the next tier of a rolling window: by no day, from the first that counts', () => {
    const ladder = ladderFrom([0, 1_000]);
    expect(
      askToReach(ladder, climber, { on, standing: stands(1), measure: spend(0), step: 1 }),
    ).toMatchObject({ fromOn: '2025-11-28', byOn: null });
  });

  it('to keep a tier that holds to the end of the next year: what that year will come to', () => {
    const ladder = ladderFrom([0, 1_000], yearly);
    const standing = stands(2, { validUntilOn: '2027-12-31' });
    const night = provenAt(ladder, { on, standing });
    expect(night).toBe('2028-01-01');
    expect(
      askToKeep(ladder, climber, { on, night: night ?? '', standing, measure: spend(0) }),
    ).toMatchObject({ fromOn: '2027-01-01', byOn: '2027-12-31', isMet: false });
  });

  it('in grace counts everything since the window that was too little, by its last day', () => {
    const ladder = ladderFrom([0, 1_000], { graceDays: 30 });
    const standing = stands(2, { graceUntilOn: '2026-12-10', graceFromOn: '2025-11-10' });
    const night = provenAt(ladder, { on, standing }) ?? '';
    expect(night).toBe('2026-12-11');
    expect(
      askToKeep(ladder, climber, { on, night, standing, measure: spend(1_000) }),
    ).toMatchObject({
      fromOn: '2025-11-10',
      byOn: '2026-12-10',
      isMet: true,
    });
  });

  it('is nothing on the tier that asks nothing, and waits for the end of a soft landing', () => {
    const ladder = ladderFrom([0, 1_000]);
    expect(provenAt(ladder, { on, standing: stands(1) })).toBeNull();
    expect(provenAt(ladder, { on, standing: stands(2) })).toBe('2026-11-28');
    expect(provenAt(ladder, { on, standing: stands(2, { heldUntilOn: '2027-01-31' }) })).toBe(
      '2027-02-01',
    );
  });
});

describe('a tier that a floor alone holds', () => {
  it('is kept by who earns it before its last day', () => {
    const asked = { on, standing: stands(1), measure: spend(300), step: 1 };
    const held = (ladder: Ladder, floorUntilOn: string) =>
      askToReach(ladder, climber, { ...asked, floorUntilOn });
    expect(held(ladderFrom([0, 1_000]), '2027-01-31')).toMatchObject({
      ...{ fromOn: '2025-11-28', byOn: '2027-01-31' },
      needs: [{ missing: 70_000n }],
    });
    const byYears = ladderFrom([0, 1_000], yearly);
    expect(held(byYears, '2027-01-31')).toMatchObject({ byOn: '2026-12-31' });
    expect(held(byYears, '2026-12-05')).toMatchObject({ byOn: '2026-12-05' });
  });
});

describe('a receipt of a rolling window', () => {
  it.each([
    ['2026-02-03', '2027-02-03'],
    ['2024-02-29', '2025-03-01'],
    ['2026-11-27', '2027-11-27'],
  ])('of %s counts no more from %s on', (day, gone) => {
    expect(leavesOn(ladderFrom([0]), day, climber.joinedOn)).toBe(gone);
  });

  it('of a year stays to its end', () => {
    expect(leavesOn(ladderFrom([0], yearly), on, climber.joinedOn)).toBeNull();
  });
});
