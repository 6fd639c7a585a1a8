import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { LEASE_SECONDS } from '@/lib/domain/webhooks/retries';
import { at, deliver, deskOfFile, emit, log } from '../testing/webhook-desk';

const EVENTS = 300;
const KILLS = 3;
const BATCH = 64;
const SLOW_MS = 240_000;

const desk = deskOfFile();

/** Runs a worker at the moment and kills it as soon as so many more requests have arrived. */
async function runAndKill(moment: Date, requests: number, arrived: () => number): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', 'tsx'],
      'lib/webhooks/testing/deliver-until-killed.ts',
      String(moment.getTime()),
    ],
    { env: process.env, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = once(child, 'exit');
  const before = arrived();
  await expect.poll(arrived, { timeout: 60_000, interval: 1 }).toBeGreaterThan(before + requests);
  child.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
}

it(
  `of ${EVENTS} events every one arrives although the worker is killed ${KILLS} times with SIGKILL; none is lost, at most a batch comes twice`,
  async () => {
    const one = await desk.endpoint();
    desk.receiver.behaviour.answer = (response) =>
      setTimeout(() => response.writeHead(204).end(), 5);
    await emit(EVENTS);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await runAndKill(at(kill * LEASE_SECONDS), 30, () => one.got().length);
    }
    await deliver(at(KILLS * LEASE_SECONDS));
    expect(new Set((await log(one.endpointId)).map(({ state }) => state))).toEqual(
      new Set(['delivered']),
    );
    const ids = one.got().map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(EVENTS);
    expect(ids.length).toBeLessThanOrEqual(EVENTS + KILLS * BATCH);
  },
  SLOW_MS,
);
