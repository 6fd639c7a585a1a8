import { describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { runCommand } from '@/lib/kernel/command';
import { changeEndpointState } from '../commands/change-endpoint-state';
import {
  ADMIN,
  at,
  attempts,
  deliver,
  deskOfFile,
  emit,
  log,
  NOW,
  standing,
} from '../testing/webhook-desk';

/** Instead of the 15 seconds that an answer is waited for. */
const SHORT_MS = 2_000;

const desk = deskOfFile();

describe('a receiver', () => {
  it('that answers 410 is disabled: what waits is dropped, what comes is not kept', async () => {
    const one = await desk.endpoint();
    await emit(100);
    desk.receiver.behaviour.answer = (response) => response.writeHead(410).end();
    await deliver();
    expect(await standing(one.endpointId)).toMatchObject({ state: 'disabled', reason: 'gone' });
    const states = (await log(one.endpointId)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['failed', 'dropped']));
    await emit();
    expect(await log(one.endpointId)).toHaveLength(100);
  });

  it('that redirects is not followed', async () => {
    const one = await desk.endpoint();
    desk.receiver.behaviour.answer = (response) =>
      response.writeHead(307, { location: desk.receiver.url('/elsewhere') }).end();
    await emit();
    await deliver();
    expect(desk.receiver.at('/elsewhere')).toHaveLength(0);
    expect(await attempts(one.endpointId)).toMatchObject([{ status: 307, error: 'redirect' }]);
  });

  it('that takes longer over an answer than it is waited for has failed by a timeout, and holds up nobody else', async () => {
    const slow = await desk.endpoint();
    const quick = await desk.endpoint();
    desk.receiver.behaviour.answer = (response, { path }) => {
      if (path === quick.path) response.writeHead(204).end();
    };
    await emit();
    let isOver = false;
    const delivering = deliver(NOW, { answerMs: SHORT_MS }).then(() => {
      isOver = true;
    });
    await expect.poll(() => quick.got().length, { interval: 10, timeout: 5_000 }).toBe(1);
    expect(isOver).toBe(false);
    await delivering;
    expect(await attempts(slow.endpointId)).toMatchObject([{ status: null, error: 'timeout' }]);
  });

  it('that drips its answer has delivered by its status within some seconds', async () => {
    const one = await desk.endpoint();
    desk.receiver.behaviour.answer = (response) => {
      response.writeHead(200);
      response.write('first');
      const timer = setInterval(() => response.write('.'), 100);
      response.on('close', () => clearInterval(timer));
    };
    await emit();
    const begunMs = performance.now();
    await deliver();
    expect(performance.now() - begunMs).toBeLessThan(10_000);
    const [attempt] = await attempts(one.endpointId);
    expect(attempt).toMatchObject({ status: 200, error: null });
    expect(attempt?.answer).toMatch(/^first\.+$/);
  });

  it('that answers 50 MB is cut off; the first 1,000 letters are kept, without NUL', async () => {
    const one = await desk.endpoint();
    let written = 0;
    desk.receiver.behaviour.answer = (response) => {
      response.writeHead(200);
      response.write('\0');
      const block = 'x'.repeat(65_536);
      const more = () => {
        while (written < 50_000_000 && !response.destroyed) {
          written += block.length;
          if (!response.write(block)) return response.once('drain', more);
        }
        return response.end();
      };
      more();
    };
    await emit();
    await deliver();
    const [attempt] = await attempts(one.endpointId);
    expect(attempt?.answer).toBe('x'.repeat(1_000));
    expect(written).toBeLessThan(20_000_000);
  });

  it('never has more than 16 of us at once, and one at once when it fails', async () => {
    const one = await desk.endpoint();
    desk.receiver.behaviour.answer = (response) =>
      setTimeout(() => response.writeHead(500).end(), 20);
    await emit(60);
    await deliver();
    expect(desk.receiver.counts.mostOpen).toBe(16);
    desk.receiver.counts.mostOpen = 0;
    await deliver(at(10));
    expect(desk.receiver.counts.mostOpen).toBe(1);
    expect((await standing(one.endpointId))?.failures).toBe(120);
  });

  it('that fails for a day is paused and said so in the audit log; what happens waits until it is resumed', async () => {
    const one = await desk.endpoint();
    desk.receiver.behaviour.answer = (response) => response.writeHead(500).end();
    await emit(20);
    await deliver();
    expect((await standing(one.endpointId))?.state).toBe('active');
    await deliver(at(25 * 3600));
    expect(await standing(one.endpointId)).toMatchObject({ state: 'paused', reason: 'failures' });
    const audited = await readPool()`SELECT after FROM audit_events
      WHERE subject_kind = 'webhook' AND subject_id = ${String(one.endpointId)} AND command = 'webhooks.recordAttempts'`;
    expect(audited).toEqual([{ after: { state: 'paused', reason: 'failures' } }]);
    await emit();
    const before = one.got().length;
    await deliver(at(26 * 3600));
    expect(one.got()).toHaveLength(before);
    desk.receiver.behaviour.answer = (response) => response.writeHead(200).end();
    await runCommand(changeEndpointState, { endpointId: one.endpointId, change: 'resume' }, ADMIN);
    await deliver(at(60 * 3600));
    expect((await log(one.endpointId)).map(({ state }) => state)).toEqual(
      Array.from({ length: 21 }, () => 'delivered'),
    );
  });

  it('that asks for an hour with Retry-After is given it', async () => {
    const one = await desk.endpoint();
    desk.receiver.behaviour.answer = (response) =>
      response.writeHead(429, { 'retry-after': '3600' }).end();
    await emit();
    await deliver();
    await deliver(at(3_599));
    expect(one.got()).toHaveLength(1);
    await deliver(at(3_600));
    expect(one.got()).toHaveLength(2);
  });
});
