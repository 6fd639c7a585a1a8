import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const { resolve } = createRequire(import.meta.url);
const FILES = ['latin', 'cyrillic', 'latin-ext', 'cyrillic-ext'] as const;
const LIMIT_BYTES = 70 * 1024;

const served = (name: string) =>
  readFileSync(new URL(`fonts/onest-${name}.woff2`, import.meta.url));

describe('type', () => {
  it('keeps all files of the face together under 70 KB', () => {
    const bytes = FILES.reduce((sum, name) => sum + served(name).length, 0);
    expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
  });

  it('serves the common letters as the package has them', () => {
    for (const name of ['latin', 'cyrillic']) {
      const source = resolve(`@fontsource-variable/onest/files/onest-${name}-wght-normal.woff2`);
      expect(served(name).equals(readFileSync(source))).toBe(true);
    }
  });
});
