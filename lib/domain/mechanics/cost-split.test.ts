import { describe, expect, it } from 'vitest';
import { costSplitOf, programmePays } from './cost-split';
import { mechanicFor } from './testing/members';

describe('who pays what a mechanic cost', () => {
  it('of 100.01 that a partner pays a third of: 33.33 the partner, 66.68 the programme', () => {
    const shared = mechanicFor({ is: 'partner', partner: 'Fuel', partnerPaysBps: 3_333 });
    expect(costSplitOf(shared, 10_001n)).toEqual({
      ...{ partner: 'Fuel', partnerPaysBps: 3_333 },
      ...{ partnerMinor: 3_333n, programmeMinor: 6_668n },
    });
    expect(programmePays(shared, 10_001n)).toBe(6_668n);
  });

  it('a partner pays all of it unless told; of any other mechanic the programme does', () => {
    expect(programmePays(mechanicFor({ is: 'partner', partner: 'Fuel' }), 500n)).toBe(0n);
    expect(costSplitOf(mechanicFor({ is: 'welcome' }), 500n)).toBeNull();
    expect(programmePays(mechanicFor({ is: 'welcome' }), 500n)).toBe(500n);
  });
});
