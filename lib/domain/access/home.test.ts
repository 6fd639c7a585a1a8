import { describe, expect, it } from 'vitest';
import { returnPath } from './home';

describe('the way back after signing in', () => {
  it('keeps an address of the console with its filters', () => {
    expect(returnPath('/members?tier=gold&q=%D0%B0')).toBe('/members?tier=gold&q=%D0%B0');
  });

  it('never leads to another site, to sign-in again, or to an API', () => {
    const bad = ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example'];
    for (const asked of [...bad, '/sign-in?next=/', '/api/auth/csrf', '', null, undefined]) {
      expect(returnPath(asked)).toBe('/');
    }
  });
});
