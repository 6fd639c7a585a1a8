import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markProcess } from '@/db/embedded/running-process';
import {
  enterAsGuest,
  findHolder,
  hasGuests,
  holdFolder,
  publish,
  releaseFolder,
} from './instance';

let folder = '';
const instance = () => join(folder, 'instance.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vernost-instance-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('one process holds a folder until it gives it back', () => {
  expect(holdFolder(folder, 'start')).toBe(true);
  expect(holdFolder(folder, 'start')).toBe(false);
  expect(findHolder(folder)).toMatchObject({ pid: process.pid, command: 'start', url: null });
  releaseFolder(folder);
  expect(findHolder(folder)).toBeNull();
  expect(holdFolder(folder, 'start')).toBe(true);
});

it('what a killed process held is free, also when its number was given to another', () => {
  const stranger = { pid: process.pid, began: 'another time', command: 'start' };
  writeFileSync(instance(), JSON.stringify({ ...stranger, url: null, databaseUrl: null }));
  expect(findHolder(folder)).toBeNull();
  expect(holdFolder(folder, 'dev')).toBe(true);
});

it('a damaged mark is no holder', () => {
  writeFileSync(instance(), '{"pid":');
  expect(findHolder(folder)).toBeNull();
  expect(holdFolder(folder, 'start')).toBe(true);
});

it('a mark of a living process is respected', async () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  try {
    const mark = markProcess(other.pid ?? 0);
    writeFileSync(
      instance(),
      JSON.stringify({ ...mark, command: 'start', url: 'http://x', databaseUrl: null }),
    );
    expect(holdFolder(folder, 'start')).toBe(false);
    releaseFolder(folder);
    expect(findHolder(folder)?.url).toBe('http://x');
  } finally {
    other.kill('SIGKILL');
  }
});

it('the holder tells where the console and the database are', () => {
  holdFolder(folder, 'start');
  publish(folder, { url: 'http://127.0.0.1:3000' });
  publish(folder, { databaseUrl: 'postgres://a' });
  expect(findHolder(folder)).toMatchObject({
    url: 'http://127.0.0.1:3000',
    databaseUrl: 'postgres://a',
  });
});

it('guests are counted while they live and have not left', () => {
  expect(hasGuests(folder)).toBe(false);
  const leave = enterAsGuest(folder);
  expect(hasGuests(folder)).toBe(true);
  leave();
  expect(hasGuests(folder)).toBe(false);
  writeFileSync(join(folder, 'guests', '1.json'), JSON.stringify({ pid: 1, began: 'long ago' }));
  expect(hasGuests(folder)).toBe(false);
});

it('the mark holds the password of the database, so only the owner may read it', async () => {
  const { statSync } = await import('node:fs');
  holdFolder(folder, 'start');
  publish(folder, { databaseUrl: 'postgres://a' });
  expect(statSync(instance()).mode & 0o777).toBe(0o600);
  expect(readFileSync(instance(), 'utf8')).toContain('postgres://a');
});
