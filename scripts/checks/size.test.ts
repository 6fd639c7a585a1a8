import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const ROOMS = ['app', 'bench', 'components', 'db', 'e2e', 'lib', 'scripts', 'worker'];
const MAX_LINES = 300;

it(`no file of the house is longer than ${MAX_LINES} lines`, () => {
  const files = globSync(`{${ROOMS.join(',')}}/**/*.{ts,tsx,mjs,css}`, { cwd: ROOT });
  expect(files.length).toBeGreaterThan(300);
  const long = files
    .map((file) => ({
      file,
      lines: readFileSync(resolve(ROOT, file), 'utf8').split('\n').length - 1,
    }))
    .filter(({ lines }) => lines > MAX_LINES);
  expect(long).toEqual([]);
});
