import { describe, expect, it } from 'vitest';
import { authCookie } from './auth-cookie';

describe('cookies of signing in', () => {
  it('are bound to the host over https: __Host-, secure, the root path and no domain', () => {
    const { name, options } = authCookie('session', 'https://vernost.example');
    expect(name).toBe('__Host-vernost.session');
    expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
  });

  it('carry no prefix over plain http, where a browser would refuse it', () => {
    const { name, options } = authCookie('csrf', 'http://127.0.0.1:3000');
    expect(name).toBe('vernost.csrf');
    expect(options.secure).toBe(false);
  });
});
