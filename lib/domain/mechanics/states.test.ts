import { describe, expect, it } from 'vitest';
import type { VersionState } from '../rules/versions';
import { MECHANIC_MOVES, MECHANIC_STATES, mayMoveMechanic, mechanicStateOn } from './states';

const NONE = { isLaunched: false, isPaused: false, isArchived: false };
const LAUNCHED = { ...NONE, isLaunched: true };
const version = (state: VersionState, startsOn = '2026-06-01', endsOn: string | null = null) => ({
  ...{ no: 1, state, startsOn, endsOn },
});

describe('a mechanic', () => {
  it('is a draft, in review, approved, scheduled, running, paused, ended, archived', () => {
    const on = '2026-06-15';
    const approved = [version('approved')];
    expect(mechanicStateOn([version('draft')], NONE, on)).toBe('draft');
    expect(mechanicStateOn([version('inReview')], NONE, on)).toBe('inReview');
    expect(mechanicStateOn([version('rejected')], NONE, on)).toBe('draft');
    expect(mechanicStateOn(approved, NONE, on)).toBe('approved');
    expect(mechanicStateOn(approved, LAUNCHED, '2026-05-31')).toBe('scheduled');
    expect(mechanicStateOn(approved, LAUNCHED, '2026-06-01')).toBe('running');
    expect(mechanicStateOn(approved, { ...LAUNCHED, isPaused: true }, on)).toBe('paused');
    const over = [version('approved', '2026-06-01', '2026-06-14')];
    expect(mechanicStateOn(over, LAUNCHED, '2026-06-14')).toBe('running');
    expect(mechanicStateOn(over, LAUNCHED, on)).toBe('ended');
    expect(mechanicStateOn(over, { ...LAUNCHED, isArchived: true }, on)).toBe('archived');
  });

  it('goes on running while its next version is reviewed', () => {
    const versions = [version('approved'), { ...version('inReview', '2026-08-01'), no: 2 }];
    expect(mechanicStateOn(versions, LAUNCHED, '2026-06-15')).toBe('running');
  });

  it('is launched, paused, resumed and archived where that means something', () => {
    const allowed = Object.keys(MECHANIC_MOVES).map((move) =>
      MECHANIC_STATES.filter((state) =>
        mayMoveMechanic(state, move as keyof typeof MECHANIC_MOVES),
      ),
    );
    expect(allowed).toEqual([
      ['approved'],
      ['scheduled', 'running'],
      ['paused'],
      ['draft', 'approved', 'ended'],
    ]);
  });
});
