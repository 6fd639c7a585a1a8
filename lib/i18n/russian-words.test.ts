import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const files = readdirSync('messages/ru');

describe('the Russian words', () => {
  it.each(files)('call the product by its Russian name in %s', (file) => {
    expect(readFileSync(`messages/ru/${file}`, 'utf8')).not.toMatch(/Vernost\b/);
  });
});
