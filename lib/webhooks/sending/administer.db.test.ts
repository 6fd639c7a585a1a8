import { describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { changeEndpointState } from '../commands/change-endpoint-state';
import { rotateSecret } from '../commands/rotate-secret';
import { sendTest } from '../commands/send-test';
import { sweepDeliveries } from '../commands/sweep-deliveries';
import { isSignedBy } from '../testing/receiver';
import {
  ADMIN,
  at,
  change as changeBase,
  deliver,
  deskOfFile,
  emit,
  log,
  NOW,
  standing,
} from '../testing/webhook-desk';

const desk = deskOfFile();

describe('an administrator', () => {
  it('rotates the secret: for a day both sign, then the new one alone', async () => {
    const one = await desk.endpoint();
    const { secret } = await runCommand(rotateSecret, { endpointId: one.endpointId }, ADMIN, {
      now: NOW,
    });
    await emit();
    await deliver();
    await emit();
    await deliver(at(24 * 3600));
    const signed = one
      .got()
      .map((request) => [isSignedBy(one.secret, request), isSignedBy(secret, request)]);
    expect(signed).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('pauses it: nothing is sent, everything is kept; removes it: what waits is dropped', async () => {
    const one = await desk.endpoint();
    const change = (to: 'pause' | 'remove') =>
      runCommand(changeEndpointState, { endpointId: one.endpointId, change: to }, ADMIN);
    await change('pause');
    await emit(3);
    await deliver();
    expect(one.got()).toHaveLength(0);
    await change('remove');
    expect((await log(one.endpointId)).map(({ state }) => state)).toEqual([
      'dropped',
      'dropped',
      'dropped',
    ]);
    await expect(change('pause')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('sends a test to an endpoint that asked for nothing of the kind', async () => {
    const one = await desk.endpoint();
    await runCommand(sendTest, { endpointId: one.endpointId }, ADMIN, { now: NOW });
    await deliver();
    expect(one.got().map(({ event }) => event.type)).toEqual(['webhook.test']);
  });

  it('finds nothing of a secret in the base, and an endpoint whose secret cannot be opened is paused', async () => {
    const one = await desk.endpoint();
    const [kept] =
      await readPool()`SELECT secret_sealed AS sealed FROM webhook_endpoints WHERE endpoint_id = ${one.endpointId}`;
    expect(kept?.sealed).not.toContain(one.secret.slice(6, 20));
    await changeBase(
      `UPDATE webhook_endpoints SET secret_sealed = 'eA==' WHERE endpoint_id = ${one.endpointId}`,
    );
    await emit();
    await deliver();
    expect(one.got()).toHaveLength(0);
    expect(await standing(one.endpointId)).toMatchObject({ state: 'paused', reason: 'secret' });
  });
});

it('deliveries of 31 days ago are swept with their attempts, those of 29 days are not', async () => {
  const one = await desk.endpoint();
  await emit(2);
  await deliver();
  const days = (count: number) => ({ now: new Date(Date.now() + count * 86_400_000) });
  await runCommand(sweepDeliveries, {}, systemActor('sweep'), days(29));
  expect(await log(one.endpointId)).toHaveLength(2);
  await runCommand(sweepDeliveries, {}, systemActor('sweep'), days(31));
  expect(await log(one.endpointId)).toHaveLength(0);
  const [left] = await readPool()`SELECT count(*)::int AS n FROM webhook_attempts`;
  expect(left?.n).toBe(0);
});
