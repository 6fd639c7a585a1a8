import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDecimal,
  formatPercent,
  formatShare,
  formatSigned,
  formatSignedPercent,
} from './numbers';

describe('numbers', () => {
  it('groups thousands as each language does', () => {
    expect(formatCount(48620, 'en')).toBe('48,620');
    expect(formatCount(1438, 'ru')).toBe('1\u00a0438');
    expect(formatCount(-96n, 'en')).toBe('\u221296');
  });

  it('shows a ratio as a percentage', () => {
    expect(formatPercent(0.685, 'en')).toBe('68.5%');
    expect(formatPercent(0.491, 'ru')).toBe('49,1\u00a0%');
    expect(formatShare(1, 0, 'en')).toBe('\u2014');
    expect(formatShare(1, 4, 'en', 0)).toBe('25%');
  });

  it('gives a change its sign, and none to zero', () => {
    expect(formatSigned(406, 'en')).toBe('+406');
    expect(formatSigned(-3.65, 'ru', 1)).toBe('\u22123,7');
    expect(formatSigned(0, 'en')).toBe('0');
    expect(formatSignedPercent(0.047, 'en')).toBe('+4.7%');
  });

  it('keeps the asked decimals and names sizes', () => {
    expect(formatDecimal(13.7, 'ru')).toBe('13,7');
    expect(formatBytes(4_200_000, 'en')).toBe('4.2 MB');
    expect(formatBytes(0, 'en')).toBe('0 bytes');
  });
});
