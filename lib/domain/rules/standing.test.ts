import { expect, it } from 'vitest';
import { standingOn, versionOn } from './standing';

const version = (no: number, startsOn: string, endsOn: string | null = null) => ({
  no,
  startsOn,
  endsOn,
  state: 'approved' as const,
});
const BASE = version(1, '2026-01-01');
const RAISED = version(2, '2026-06-01');

it('the approved version with the latest first day holds, of equals the later number', () => {
  const again = version(3, '2026-06-01');
  expect(versionOn([again, RAISED, BASE], '2026-05-31')?.no).toBe(1);
  expect(versionOn([again, RAISED, BASE], '2026-06-01')?.no).toBe(3);
  expect(versionOn([RAISED, BASE], '2025-12-31')).toBeNull();
});

it('a last day ends the rule: the version before it does not come back', () => {
  const ended = version(2, '2026-06-01', '2026-06-30');
  expect(versionOn([ended, BASE], '2026-06-30')?.no).toBe(2);
  expect(versionOn([ended, BASE], '2026-07-01')).toBeNull();
  expect(standingOn([ended, BASE], '2026-07-01')).toBe('over');
});

it('a rule is coming before its first day, and never in force with drafts alone', () => {
  expect(standingOn([BASE], '2025-12-31')).toBe('coming');
  expect(standingOn([{ ...BASE, state: 'draft' }], '2026-12-31')).toBe('never');
});
