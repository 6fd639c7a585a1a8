import { describe, expect, it } from 'vitest';
import { passwordWeakness } from '@/lib/domain/access/password';
import { newPassword } from './new-password';

describe('a temporary password', () => {
  it('is four groups of five signs that cannot be mistaken, strong enough, and never the same', () => {
    const made = Array.from({ length: 200 }, newPassword);
    for (const password of made) {
      expect(password).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
      expect(passwordWeakness(password)).toBeNull();
    }
    expect(new Set(made).size).toBe(200);
  });
});
