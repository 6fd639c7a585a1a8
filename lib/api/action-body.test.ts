import { describe, expect, it } from 'vitest';
import { isPlainActionBody } from './action-body';

describe('the body of a server action', () => {
  it('is a list of plain values', () => {
    const bodies = [
      [],
      [null],
      [{ name: 'Анна', scopes: ['a', 'b'], count: 1, ok: true }],
      ['$$100', '$undefined', '$n-12', '$D2026-11-21T10:00:00.000Z', '$-0'],
    ];
    for (const body of bodies) expect(isPlainActionBody(JSON.stringify(body))).toBe(true);
  });

  it('is never malformed, nor a reference to another part', () => {
    for (const body of ['', '[', 'garbage', '[null', '{"a":1}', 'null']) {
      expect(isPlainActionBody(body), body).toBe(false);
    }
    for (const text of ['$Q1', '$F1', '$1', '$@9', '$h1', '$B1', '$i1', '$n99x', '$K1', '$T']) {
      expect(isPlainActionBody(JSON.stringify([{ deep: [text] }])), text).toBe(false);
    }
  });

  it('nests 19 lists and not 100,000', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(isPlainActionBody(nested(19))).toBe(true);
    expect(isPlainActionBody(nested(100_000))).toBe(false);
  });
});
