import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KEYS, keyCaps } from './keys';

const SOURCES = ['app', 'components'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => join(room, file)),
);

it('no screen listens to a key that the list of keys does not know', () => {
  expect(SOURCES.length).toBeGreaterThan(500);
  const own = SOURCES.filter((file) => !file.endsWith(join('ui', 'keys.ts'))).filter((file) =>
    /['"`](?:Shift\+|\$mod\+)?(?:Key[A-Z]|Slash)\b/.test(readFileSync(file, 'utf8')),
  );
  expect(own).toEqual([]);
});

it('writes bindings as they stand on keys', () => {
  expect(Object.values(KEYS).map((binding) => keyCaps(binding).join(' '))).toEqual([
    ...['Ctrl K', '/', 'G', 'J', 'K', 'X', 'Shift X', 'N', 'R', '?'],
  ]);
});
