import { describe, expect, it, vi } from 'vitest';
import { isSameOrigin } from './origin';

function request(method: string, headers: Record<string, string>): Request {
  return new Request('http://vernost.example/settings', { method, headers });
}

describe('where a mutating request comes from', () => {
  it('is our own page when Origin names the host that was asked', () => {
    const own = { origin: 'http://localhost:3000', host: 'localhost:3000' };
    expect(isSameOrigin(request('POST', own))).toBe(true);
  });

  it('is our own page when Origin is the public address, whatever a proxy calls the host', () => {
    vi.stubEnv('AUTH_URL', 'https://vernost.example');
    const own = { origin: 'https://vernost.example', host: 'internal:8080' };
    expect(isSameOrigin(request('POST', own))).toBe(true);
    vi.unstubAllEnvs();
  });

  it('is a stranger without Origin, with another host or port, or from a sandbox', () => {
    const host = 'localhost:3000';
    const strangers = ['https://evil.example', 'http://localhost:3001', 'null', 'localhost:3000'];
    for (const origin of strangers) {
      expect(isSameOrigin(request('POST', { origin, host })), origin).toBe(false);
    }
    expect(isSameOrigin(request('DELETE', { host }))).toBe(false);
  });

  it('does not matter for reading', () => {
    expect(isSameOrigin(request('GET', { origin: 'https://evil.example' }))).toBe(true);
  });
});
