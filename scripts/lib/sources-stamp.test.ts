import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isBuilt, sourcesStamp } from './sources-stamp';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vernost-stamp-'));
  mkdirSync(join(root, 'app', '(console)'), { recursive: true });
  writeFileSync(join(root, 'app', '(console)', 'page.tsx'), 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('is the same for the same sources and another after a change', () => {
  const before = sourcesStamp(root);
  expect(sourcesStamp(root)).toBe(before);
  writeFileSync(join(root, 'app', '(console)', 'page.tsx'), 'two');
  expect(sourcesStamp(root)).not.toBe(before);
});

it('notices a new, a moved and a removed file', () => {
  const before = sourcesStamp(root);
  writeFileSync(join(root, 'proxy.ts'), '');
  const added = sourcesStamp(root);
  expect(added).not.toBe(before);
  rmSync(join(root, 'proxy.ts'));
  expect(sourcesStamp(root)).toBe(before);
});

it('does not build again for tests, documents and migrations', () => {
  const before = sourcesStamp(root);
  writeFileSync(join(root, 'app', 'page.test.ts'), 'x');
  writeFileSync(join(root, 'app', 'notes.md'), 'x');
  writeFileSync(join(root, 'playwright.config.ts'), 'x');
  expect(sourcesStamp(root)).toBe(before);
});

it('a build counts only when it was finished and from these sources', () => {
  const dist = join(root, '.next');
  mkdirSync(dist);
  expect(isBuilt(dist, 'a')).toBe(false);
  writeFileSync(join(dist, 'vernost-sources'), 'a');
  expect(isBuilt(dist, 'a')).toBe(false);
  writeFileSync(join(dist, 'BUILD_ID'), '1');
  expect(isBuilt(dist, 'a')).toBe(true);
  expect(isBuilt(dist, 'b')).toBe(false);
});
