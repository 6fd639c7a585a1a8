import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInstalled } from './installed-packages.mjs';
import { nodeProblem } from './node-version.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vernost-install-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const one = { version: '1.0.0', integrity: 'sha512-a' };
const lock = (packages) =>
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
const installed = (packages) =>
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));

it('an empty node_modules is not installed', () => {
  lock({ '': {}, 'node_modules/a': one });
  expect(isInstalled(root)).toBe(false);
});

it('the same packages are installed; those for other machines may be absent', () => {
  lock({
    '': {},
    'node_modules/a': one,
    'node_modules/b-darwin': { ...one, optional: true },
  });
  installed({ 'node_modules/a': one });
  expect(isInstalled(root)).toBe(true);
});

it('a missing or another version needs an install', () => {
  lock({ '': {}, 'node_modules/a': one, 'node_modules/b': one });
  installed({ 'node_modules/a': one });
  expect(isInstalled(root)).toBe(false);
  installed({ 'node_modules/a': one, 'node_modules/b': { ...one, version: '1.0.1' } });
  expect(isInstalled(root)).toBe(false);
});

it('Node 20.9 will do, 20.8 and 18 get one sentence', () => {
  expect(nodeProblem('v20.9.0')).toBeNull();
  expect(nodeProblem('v24.1.0')).toBeNull();
  expect(nodeProblem('v20.8.1')).toMatch(/^Vernost needs Node 20\.9 or newer; this is v20\.8\.1\./);
  expect(nodeProblem('v18.20.0')).toMatch(/this is v18/);
});
