import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Running } from './service';
import { supervise } from './supervise';

/** A process that ends when told to. */
function fake(): Running & { die: () => void } {
  let die = () => {};
  const ended = new Promise<void>((resolve) => {
    die = resolve;
  });
  return {
    mark: { pid: 1, began: '' },
    ended,
    die,
    stop: async () => die(),
  };
}

const said: string[] = [];
let made: ReturnType<typeof fake>[] = [];
const start = () => {
  const one = fake();
  made.push(one);
  return one;
};

beforeEach(() => {
  vi.useFakeTimers();
  said.length = 0;
  made = [];
});
afterEach(() => vi.useRealTimers());

const watch = (name = 'web') =>
  supervise({ name, first: start(), start, say: (line) => said.push(line) });

it('starts a service again half a second after it died, then waits twice as long', async () => {
  const web = watch();
  made[0]?.die();
  await vi.advanceTimersByTimeAsync(499);
  expect(made).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(made).toHaveLength(2);
  made[1]?.die();
  await vi.advanceTimersByTimeAsync(999);
  expect(made).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(made).toHaveLength(3);
  expect(web.restarts()).toBe(2);
});

it('forgives after a healthy minute', async () => {
  watch();
  made[0]?.die();
  await vi.advanceTimersByTimeAsync(500);
  await vi.advanceTimersByTimeAsync(60_001);
  made[1]?.die();
  await vi.advanceTimersByTimeAsync(500);
  expect(made).toHaveLength(3);
});

it('never waits longer than half a minute', async () => {
  watch();
  for (let died = 0; died < 10; died += 1) {
    made[died]?.die();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(made).toHaveLength(died + 2);
  }
});

it('does not start again what it was told to stop', async () => {
  const web = watch();
  await web.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(made).toHaveLength(1);
  expect(said).toEqual([]);
});

it('tries on when a start itself fails, and says why', async () => {
  let attempts = 0;
  supervise({
    name: 'The database',
    first: start(),
    start: () => {
      attempts += 1;
      if (attempts === 1) throw new Error('the disk is full');
      return start();
    },
    say: (line) => said.push(line),
  });
  made[0]?.die();
  await vi.advanceTimersByTimeAsync(500);
  expect(said).toContain('The database could not be started: the disk is full');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(made).toHaveLength(2);
});
