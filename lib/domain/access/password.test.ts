import { describe, expect, it } from 'vitest';
import { passwordWeakness } from './password';

describe('password rules', () => {
  it('takes 12 characters and refuses 11', () => {
    expect(passwordWeakness('correct-hors')).toBeNull();
    expect(passwordWeakness('correct-hor')).toBe('too_short');
  });

  it('counts characters, not bytes: 12 emoji are 12', () => {
    expect(passwordWeakness('🐎🔋📎🧲🌊🐎🔋📎🧲🌊🐎🔋')).toBeNull();
  });

  it('refuses 201 characters, four different ones, and the account’s own e-mail', () => {
    expect(passwordWeakness('abcdefghij'.repeat(20))).toBeNull();
    expect(passwordWeakness(`${'abcdefghij'.repeat(20)}k`)).toBe('too_long');
    expect(passwordWeakness('abcdabcdabcd')).toBe('too_uniform');
    expect(passwordWeakness('Anna@Example.Org', ['anna@example.org'])).toBe('personal');
  });
});
