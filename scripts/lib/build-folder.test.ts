import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markProcess } from '@/db/embedded/running-process';
import { enterBuildFolder } from './build-folder';
import { hasGuests } from './instance';

let root = '';
let builds = 0;
let isBuilt = false;
let finishBuild: () => void = () => undefined;
const said: string[] = [];

const enter = (signal: AbortSignal = new AbortController().signal) =>
  enterBuildFolder({
    dist: join(root, '.next'),
    isBuilt: () => isBuilt,
    build: () => {
      builds += 1;
      return new Promise((done) => {
        finishBuild = () => {
          isBuilt = true;
          done();
        };
      });
    },
    say: (line) => void said.push(line),
    signal,
  });

/** An instance of another data folder that serves from the build folder. */
function otherInstance(): ChildProcess {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  const guests = join(root, '.next-marks', 'guests');
  mkdirSync(guests, { recursive: true });
  writeFileSync(join(guests, `${other.pid}.json`), JSON.stringify(markProcess(other.pid ?? 0)));
  return other;
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vernost-build-'));
  builds = 0;
  isBuilt = false;
  said.length = 0;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('of two instances that start at once one builds; the other waits, says so, and uses that build', async () => {
  const both = [enter(), enter()];
  await expect.poll(() => said).toHaveLength(1);
  expect(builds).toBe(1);
  finishBuild();
  await Promise.all(both);
  expect(builds).toBe(1);
});

it('a build that another instance serves from is used as it stands, and not replaced by one of other sources', async () => {
  const other = otherInstance();
  try {
    isBuilt = true;
    const leave = await enter();
    leave();
    isBuilt = false;
    await expect(enter()).rejects.toThrow(
      /another Vernost serves the console from .*NEXT_DIST_DIR/i,
    );
    expect(builds).toBe(0);
  } finally {
    other.kill('SIGKILL');
  }
});

it('who gave the folder back, and who was killed, is in nobody’s way', async () => {
  isBuilt = true;
  const leave = await enter();
  expect(hasGuests(join(root, '.next-marks'))).toBe(true);
  isBuilt = false;
  leave();
  const other = otherInstance();
  const ended = new Promise((done) => other.once('exit', done));
  other.kill('SIGKILL');
  await ended;
  const used = enter();
  await expect.poll(() => builds).toBe(1);
  finishBuild();
  await used;
});

it('who is asked to stop while another builds waits no longer', async () => {
  const stopping = new AbortController();
  const first = enter();
  const second = enter(stopping.signal);
  stopping.abort();
  await second;
  expect(builds).toBe(1);
  finishBuild();
  await first;
});
