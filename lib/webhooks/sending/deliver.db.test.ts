import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { BEAT_SECONDS, LEASE_SECONDS, WAIT_SECONDS } from '@/lib/domain/webhooks/retries';
import { runCommand } from '@/lib/kernel/command';
import { beatDeliveries } from '../commands/beat-deliveries';
import { claimDeliveries } from '../commands/claim-deliveries';
import { replay } from '../commands/replay';
import { isSignedBy } from '../testing/receiver';
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

const desk = deskOfFile();

describe('an event', () => {
  it('arrives once, signed, as type, timestamp and data', async () => {
    const one = await desk.endpoint();
    await emit();
    await deliver();
    await deliver(at(100_000));
    expect(one.got()).toHaveLength(1);
    const [request] = one.got();
    expect(request && isSignedBy(one.secret, request)).toBe(true);
    expect(request && isSignedBy('whsec_AAAA', request)).toBe(false);
    expect(request?.event).toEqual({
      type: 'tier.changed',
      timestamp: NOW.toISOString(),
      data: { memberId: 1, from: 'silver', to: 'gold', reason: 'earned' },
    });
    expect(request?.headers['webhook-timestamp']).toBe(String(Math.floor(NOW.getTime() / 1000)));
    expect(await log(one.endpointId)).toEqual([{ state: 'delivered', attempts: 1 }]);
  });

  it('that meets 500 twice arrives at the third attempt, with the same id and body', async () => {
    const one = await desk.endpoint();
    let answers = 0;
    desk.receiver.behaviour.answer = (response) => {
      answers += 1;
      response.writeHead(answers < 3 ? 500 : 200).end('so so');
    };
    await emit();
    await deliver();
    await deliver(at(3));
    expect(one.got()).toHaveLength(1);
    await deliver(at(6));
    await deliver(at(6 + 331));
    expect(
      new Set(one.got().map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size,
    ).toBe(1);
    expect(await attempts(one.endpointId)).toEqual([
      { attempt: 1, status: 500, error: 'status', answer: 'so so' },
      { attempt: 2, status: 500, error: 'status', answer: 'so so' },
      { attempt: 3, status: 200, error: null, answer: 'so so' },
    ]);
    expect(await standing(one.endpointId)).toEqual({ state: 'active', reason: null, failures: 0 });
  });

  it('that nobody takes is given up after 10 attempts in 75 hours, and can be replayed', async () => {
    const one = await desk.endpoint();
    desk.receiver.behaviour.answer = (response) => response.writeHead(503).end();
    await emit();
    let seconds = 0;
    for (const wait of [0, ...WAIT_SECONDS]) {
      seconds += wait * 1.11;
      await deliver(at(seconds));
    }
    expect(one.got()).toHaveLength(10);
    expect(await log(one.endpointId)).toEqual([{ state: 'failed', attempts: 10 }]);
    desk.receiver.behaviour.answer = (response) => response.writeHead(200).end();
    const since = new Date(0).toISOString();
    const { replayed } = await runCommand(
      replay,
      { endpointId: one.endpointId, what: { since, which: 'failed' } },
      ADMIN,
      { now: at(seconds) },
    );
    expect(replayed).toBe(1);
    await deliver(at(seconds));
    expect(await log(one.endpointId)).toEqual([{ state: 'delivered', attempts: 11 }]);
    expect(new Set(one.got().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('whose worker was killed after sending is sent again when the lease is over, not before', async () => {
    const one = await desk.endpoint();
    await emit();
    const claim = await runCommand(
      claimDeliveries,
      { endpointId: one.endpointId },
      systemActor('dead'),
      { now: NOW },
    );
    expect(claim?.deliveries).toHaveLength(1);
    await deliver(at(LEASE_SECONDS - 1));
    expect(one.got()).toHaveLength(0);
    await deliver(at(LEASE_SECONDS));
    expect(one.got()).toHaveLength(1);
    expect(await attempts(one.endpointId)).toMatchObject([
      { attempt: 1, status: null, error: 'silent' },
      { attempt: 2, status: 204, error: null },
    ]);
  });

  it('is left with a worker that says it lives, and taken from one that does not', async () => {
    const one = await desk.endpoint();
    await emit();
    const claim = await runCommand(
      claimDeliveries,
      { endpointId: one.endpointId },
      systemActor('slow'),
      { now: NOW },
    );
    const deliveries = [...(claim?.deliveries ?? [])].map(({ memberId, deliveryId, attempt }) => ({
      ...{ memberId, deliveryId, attempt },
    }));
    const beat = (seconds: number) =>
      runCommand(beatDeliveries, { deliveries }, systemActor('slow'), { now: at(seconds) });
    expect(await beat(BEAT_SECONDS)).toEqual({ kept: 1 });
    await deliver(at(LEASE_SECONDS));
    expect(one.got()).toHaveLength(0);
    await deliver(at(BEAT_SECONDS + LEASE_SECONDS));
    expect(one.got()).toHaveLength(1);
    expect(await beat(BEAT_SECONDS + LEASE_SECONDS)).toEqual({ kept: 0 });
  });

  it('of 200 to which four workers come at once arrives once', async () => {
    const one = await desk.endpoint();
    await emit(200);
    await Promise.all([deliver(), deliver(), deliver(), deliver()]);
    await deliver();
    expect(one.got()).toHaveLength(200);
    expect(new Set(one.got().map(({ headers }) => headers['webhook-id'])).size).toBe(200);
  });

  it('of 3,000 that wait is claimed with at most 63 others, whatever the planner knows of the table', async () => {
    const one = await desk.endpoint();
    await emit(3_000);
    for (let batch = 0; batch < 3; batch += 1) {
      const { endpointId } = one;
      const claim = await runCommand(claimDeliveries, { endpointId }, systemActor('many'), {
        now: NOW,
      });
      expect(claim?.deliveries).toHaveLength(64);
    }
  });
});
