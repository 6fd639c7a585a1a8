import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '@/db/embedded/free-port';
import { createApiKey } from '@/lib/access/commands/create-api-key';
import type { UserActor } from '@/lib/domain/access/actor';
import { assert, present } from '@/lib/domain/shared/assert';
import { runCommand } from '@/lib/kernel/command';
import { PROJECT_ROOT } from '@/scripts/lib/project-root';
import { onLanes } from './lanes';

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 50;
const LINES = 3;
/** A key takes a minute's worth of calls at once: enough keys that none is at its end. */
const CALLS_A_KEY = 500;
/** The seed's administrator. */
const admin: UserActor = { kind: 'user', userId: 2, role: 'admin', requestId: 'bench' };

async function waitFor(url: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  while (!(await answers())) {
    assert(performance.now() < deadline, 'the API answers within a minute');
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
  }
}

async function newKeys(count: number): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const input = {
      name: 'Bench',
      scopes: ['purchases.post' as const],
      storeId: null,
      partner: '',
    };
    keys.push((await runCommand(createApiKey, input, admin)).key);
  }
  return keys;
}

/** One receipt of a till, as the API takes it; the clock is the process's own. */
const receipt = (place: number, memberId: number) => ({
  member: { memberId },
  store: `S${1 + (place % 20)}`,
  receipt: `H${place}`,
  purchasedAt: new Date().toISOString(),
  lines: Array.from({ length: LINES }, (_, line) => ({
    article: `A${line}`,
    category: `C${line}`,
    amount: '101.25',
  })),
});

/**
 * Purchases through the API over real HTTP at a process of its own, without the console around it: from the key to the answer
 * of the till. @returns how long each of them took, and all, in milliseconds
 */
export async function purchasesOverHttp(
  databaseUrl: string,
  {
    count,
    warmUp,
    memberOf,
  }: {
    readonly count: number;
    readonly warmUp: number;
    readonly memberOf: (place: number) => number;
  },
): ReturnType<typeof onLanes> {
  const port = present(await freePort(0), 'a port is free');
  const keys = await newKeys(Math.ceil((count + warmUp) / CALLS_A_KEY));
  const file = join(PROJECT_ROOT, 'scripts/safety/api-process.ts');
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', file], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl, SAFETY_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}/api/v1`;
  let sent = 0;
  const send = async () => {
    const place = sent;
    sent += 1;
    const answer = await fetch(`${url}/purchases`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${keys[place % keys.length]}`,
        'content-type': 'application/json',
        'idempotency-key': `bench-${place}`,
      },
      body: JSON.stringify(receipt(place, memberOf(place))),
    });
    const told = await answer.text();
    assert(answer.status === 201, `a purchase is recorded: ${told}`);
  };
  try {
    await waitFor(`${url}/ping`);
    await onLanes(warmUp, send);
    return await onLanes(count, send);
  } finally {
    child.kill();
  }
}
