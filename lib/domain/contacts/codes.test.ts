import { describe, expect, it } from 'vitest';
import { codeExpiry, resendSeconds, typedCode } from './codes';

const NOW = new Date('2026-11-27T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

describe('codes of contacts', () => {
  it('the first goes at once, the next after 30 seconds', () => {
    expect(resendSeconds([], NOW)).toBe(0);
    expect(resendSeconds([ago(0)], NOW)).toBe(30);
    expect(resendSeconds([ago(29)], NOW)).toBe(1);
    expect(resendSeconds([ago(30)], NOW)).toBe(0);
  });

  it('three within an hour wait until the first of them is an hour old', () => {
    expect(resendSeconds([ago(600), ago(3000), ago(1800)], NOW)).toBe(600);
    expect(resendSeconds([ago(600), ago(1800), ago(3600)], NOW)).toBe(0);
    expect(resendSeconds([ago(40), ago(50), ago(60), ago(70)], NOW)).toBe(3540);
  });

  it('is good for 10 minutes, and blanks between its digits do not matter', () => {
    expect(codeExpiry(NOW).toISOString()).toBe('2026-11-27T12:10:00.000Z');
    expect(typedCode(' 123 4-56\u00a0')).toBe('123456');
  });
});
