import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LadderJson, ladderSchema } from './ladder';
import {
  insertTier,
  keptAsTyped,
  removeTier,
  restoreTier,
  setBases,
  setThreshold,
  setWindow,
} from './ladder-edits';
import { flawAt, flawsOf } from './ladder-flaws';
import { ladderChanges, ladderRows } from './ladder-rows';
import { LADDER_TEMPLATES, ladderTemplate } from './ladder-templates';

const GIVEN = { firstTierId: 1, own: [] };
const SPEND = ladderTemplate('spend', GIVEN);
const names = { nameEn: 'Amber', nameRu: 'Янтарный' };
const asked = ({ tiers }: LadderJson) => tiers.map(({ from }) => from.spend);

describe('templates', () => {
  it.each(LADDER_TEMPLATES)('%s is whole as it is begun', (template) => {
    expect(flawsOf(ladderTemplate(template, GIVEN))).toEqual([]);
  });

  it('a ladder for everyone takes over the seven tiers that are there, one for staff does not', () => {
    const own = [1, 2, 3, 4, 5, 6, 7].map((tierId) => ({
      ...{ tierId, nameEn: `Tier ${tierId}`, nameRu: `Уровень ${tierId}` },
      ...{ shape: 'circle' as const, colour: 'slate' as const },
    }));
    const given = { firstTierId: 8, own };
    expect(ladderTemplate('spend', given).tiers.map(({ tierId }) => tierId)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
    expect(flawsOf(ladderTemplate('spend', given))).toEqual([]);
    expect(flawsOf(ladderTemplate('receipts', given))).toEqual([]);
    expect(ladderTemplate('staff', given).tiers.map(({ tierId }) => tierId)).toEqual([8]);
  });
});

describe('a tier that is put in', () => {
  it('between 45,000 and 120,000 asks 80,000, and gives what the one below gives', () => {
    const wider = insertTier(SPEND, { place: 3, tierId: 9, ...names });
    expect(asked(wider)[3]).toBe('8000000');
    expect(wider.tiers[3]?.benefits).toEqual(SPEND.tiers[2]?.benefits);
    // Sent to the server, a thing that stands twice would be a reference, which is refused there.
    expect(wider.tiers[3]?.benefits).not.toBe(SPEND.tiers[2]?.benefits);
    expect(flawsOf(wider)).toEqual([]);
  });

  it('above the highest asks more than it', () => {
    expect(flawsOf(insertTier(SPEND, { place: 5, tierId: 9, ...names }))).toEqual([]);
  });

  it('leaves a ladder whole wherever it is put, while there is room between thresholds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 100_000_000 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (steps, at) => {
          const tiers = [0, ...steps].map((_, place) => ({
            ...(SPEND.tiers[0] as LadderJson['tiers'][number]),
            tierId: place + 1,
            from: { spend: String(steps.slice(0, place).reduce((sum, step) => sum + step, 0)) },
          }));
          const ladder: LadderJson = { ...SPEND, tiers };
          const place = 1 + (at % tiers.length);
          expect(flawsOf(insertTier(ladder, { place, tierId: 99, ...names }))).toEqual([]);
        },
      ),
    );
  });
});

describe('a tier that is taken out', () => {
  it('sends its members on, and those who would have gone to it', () => {
    const first = removeTier(SPEND, { tierId: 4, toTierId: 3, wasLive: true });
    const second = removeTier(first, { tierId: 3, toTierId: 2, wasLive: true });
    expect(second.moved).toEqual([
      { fromTierId: 4, toTierId: 2 },
      { fromTierId: 3, toTierId: 2 },
    ]);
    expect(flawsOf(second)).toEqual([]);
  });

  it('stands in its place in the table, and comes back to it', () => {
    const draft = removeTier(SPEND, { tierId: 4, toTierId: 3, wasLive: true });
    const rows = ladderRows(SPEND, draft);
    expect(rows.map(({ tierId }) => tierId)).toEqual([5, 4, 3, 2, 1]);
    expect(rows[1]).toMatchObject({ draft: null, movedTo: { tierId: 3 } });
    expect(ladderChanges(SPEND, restoreTier(draft, SPEND, 4))).toEqual([]);
  });

  it('of a draft alone leaves nothing behind', () => {
    const wider = insertTier(SPEND, { place: 3, tierId: 9, ...names });
    const again = removeTier(wider, { tierId: 9, toTierId: 3, wasLive: false });
    expect(ladderChanges(SPEND, again)).toEqual([]);
  });
});

describe('mistakes', () => {
  it('a threshold below the one of the tier under it is told at that tier', () => {
    const flaws = flawsOf(setThreshold(SPEND, { tierId: 4, basis: 'spend', value: '4500000' }));
    expect(flaws).toEqual([{ path: ['tiers', 3, 'from'], code: 'notAbove', bound: null }]);
  });

  it('what is no amount is told at its field and kept', () => {
    const value = keptAsTyped('12o');
    const flaws = flawsOf(setThreshold(SPEND, { tierId: 2, basis: 'spend', value }));
    expect(flawAt(flaws, ['tiers', 1, 'from', 'spend'])?.code).toBe('amount');
  });

  it('a number that is too big says the most', () => {
    expect(flawsOf({ ...SPEND, graceDays: 366 })).toEqual([
      { path: ['graceDays'], code: 'tooBig', bound: 365 },
    ]);
  });
});

describe('how a ladder measures', () => {
  it('another basis asks something of every tier but the lowest, and goes without a trace', () => {
    const both = setBases(SPEND, ['receipts', 'spend']);
    expect(both.bases).toEqual(['spend', 'receipts']);
    expect(both.tiers.map(({ from }) => from.receipts)).toEqual([0, 6, 12, 18, 24]);
    expect(flawsOf({ ...both, match: 'any' })).toEqual([]);
    expect(ladderChanges(SPEND, setBases(both, ['spend']))).toEqual([]);
  });

  it('a calendar year is not judged night by night', () => {
    const nightly: LadderJson = { ...SPEND, validity: 'window' };
    const year = setWindow(nightly, { kind: 'calendarYear' });
    expect(year.validity).toBe('nextPeriod');
    expect(flawsOf(year)).toEqual([]);
  });

  it('what is left out says what it stands for', () => {
    const { downgrade: _, graceDays: __, landingMonths: ___, ...bare } = SPEND;
    const whole = ladderSchema.parse({ ...bare, graceDays: 30 });
    expect(ladderChanges({ ...bare, graceDays: 30 }, { ...SPEND, match: whole.match })).toEqual([]);
  });
});
