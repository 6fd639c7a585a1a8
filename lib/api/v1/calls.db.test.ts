import { beforeAll, describe, expect, it, vi } from 'vitest';
import { revokeApiKey } from '@/lib/access/commands/revoke-api-key';
import { rotateApiKey } from '@/lib/access/commands/rotate-api-key';
import { API_SCOPES } from '@/lib/domain/access/permissions';
import { addDays } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { earn } from '@/lib/points/testing/points-desk';
import { ENDPOINTS } from './endpoints';
import { admin, codeOf, newKey, openDesk, send, sql } from './testing/api-desk';

let all = '';
const MEMBER = 7_001;

beforeAll(async () => {
  await openDesk();
  await seedMembers([{ memberId: MEMBER, phone: '+79170000001', email: 'anna@mail.ru' }]);
  all = (await newKey()).key;
});

const balance = async () =>
  (await (await send(all, `GET /members/${MEMBER}/balance`)).json()).available;

describe('the door', () => {
  it('knows nobody without a key, and says so as a problem with a code', async () => {
    const answer = await send('vk_nobody', 'GET /ping');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      401,
      'application/problem+json',
    ]);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toMatchObject({
      type: 'urn:vernost:error:not_signed_in',
      status: 401,
      error: { code: 'not_signed_in' },
    });
  });

  it('tells 404 for an unknown path and 405 with Allow for a method that is not there', async () => {
    expect([(await send(all, 'GET /nothing')).status, (await send(all, 'GET /')).status]).toEqual([
      404, 404,
    ]);
    const wrong = await send(all, 'DELETE /ping');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const answer = await send(all, 'GET /members/find');
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'invalid_input']);
  });

  it('tells how often may be called still, and names the request', async () => {
    const answer = await send(all, 'GET /ping');
    expect(answer.headers.get('ratelimit-limit')).toBe('12000');
    expect(Number(answer.headers.get('ratelimit-remaining'))).toBeGreaterThan(1_000);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await answer.json()).toMatchObject({ programme: 'Bereg', currency: 'RUB', store: null });
  });

  it('refuses a key above its limit with 429 and Retry-After, and lets others in', async () => {
    const { key } = await newKey({ scopes: ['cards.read'] });
    // The clock stands still, so that nothing is given back meanwhile.
    vi.useFakeTimers({ toFake: ['Date'] });
    const answers: Response[] = [];
    while (answers.length < 2_100) {
      const batch = Array.from({ length: 100 }, () => send(key, 'GET /nothing'));
      answers.push(...(await Promise.all(batch)));
    }
    vi.useRealTimers();
    const refused = answers.filter(({ status }) => status === 429);
    expect([answers.length - refused.length, refused.length]).toEqual([2_000, 100]);
    expect(refused.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
    expect(refused[0]?.headers.get('ratelimit-remaining')).toBe('0');
    expect((await send(all, 'GET /ping')).status).toBe(200);
  });

  it('refuses every endpoint to a key without its scope before it looks at anything', async () => {
    for (const endpoint of ENDPOINTS) {
      const scopes = API_SCOPES.filter((scope) => scope !== endpoint.scope);
      const { key } = await newKey({ scopes });
      const path = endpoint.path.replaceAll(/\{\w+\}/g, '1');
      const body = endpoint.method === 'GET' ? {} : { body: '{broken' };
      const answer = await send(key, `${endpoint.method} ${path}`, { ...body, once: null });
      if (endpoint.scope === null) expect(answer.status, endpoint.id).toBe(200);
      else expect([answer.status, endpoint.id]).toEqual([403, endpoint.id]);
    }
  });
});

describe('a key', () => {
  it('is refused at its next call once it is revoked', async () => {
    const { key, apiKeyId } = await newKey({ scopes: ['members.read'] });
    expect((await send(key, 'GET /ping')).status).toBe(200);
    await runCommand(revokeApiKey, { apiKeyId }, admin);
    expect((await send(key, 'GET /ping')).status).toBe(401);
  });

  it('that was replaced works beside the new one until its day is over, and a call sent again with the new one is the same', async () => {
    const { key, apiKeyId } = await newKey();
    const today = new Date().toJSON().slice(0, 10);
    const rotated = await runCommand(rotateApiKey, { apiKeyId, lastOn: addDays(today, 3) }, admin);
    await earn(MEMBER, 50);
    const sent = { body: { points: '10' }, once: 'across-rotation' };
    const first = await send(key, `POST /members/${MEMBER}/redemptions`, sent);
    const second = await send(rotated.key, `POST /members/${MEMBER}/redemptions`, sent);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await second.text()).toBe(await first.text());
    await sql(
      `UPDATE api_keys SET ends_at = now() - interval '1 second' WHERE api_key_id = ${apiKeyId}`,
    );
    expect((await send(key, 'GET /ping')).status).toBe(401);
    expect((await send(rotated.key, 'GET /ping')).status).toBe(200);
    await expect(
      sql(`UPDATE api_keys SET ends_at = now() + interval '1 day' WHERE api_key_id = ${apiKeyId}`),
    ).rejects.toMatchObject({ code: 'VN003' });
  });

  it('tells its last use, written once a minute at most, also when 20 calls come at once', async () => {
    const { key, apiKeyId } = await newKey();
    await Promise.all(Array.from({ length: 20 }, () => send(key, 'GET /ping')));
    const read = () =>
      sql<{ at: Date }>(
        `SELECT last_used_at AS at, xmin FROM api_keys WHERE api_key_id = ${apiKeyId}`,
      );
    const [first] = await read();
    expect(first?.at).toBeInstanceOf(Date);
    await send(key, 'GET /ping');
    expect(await read()).toEqual([first]);
  });

  it('of a store is refused for another store and needs not name its own; one of a partner for a store of nobody', async () => {
    const own = (await newKey({ storeId: 901 })).key;
    const fuel = (await newKey({ partner: 'fuel' })).key;
    const door = `POST /members/${MEMBER}/events`;
    const event = (reference: string, store?: string) => ({
      body: { name: 'visit', reference, ...(store === undefined ? {} : { store }) },
    });
    const foreign = await send(own, door, event('s1', 'OTHER'));
    expect([foreign.status, await codeOf(foreign)]).toEqual([403, 'forbidden']);
    expect((await send(own, door, event('s1', 'OWN'))).status).toBe(201);
    expect((await send(own, door, event('s2'))).status).toBe(201);
    expect((await send(fuel, door, event('s3', 'OWN'))).status).toBe(403);
    expect((await send(fuel, door, event('s3', 'OTHER'))).status).toBe(201);
    const stores = await sql(
      `SELECT reference, store_id AS store FROM member_events WHERE reference LIKE 's_' ORDER BY 1`,
    );
    expect(stores).toEqual([
      { reference: 's1', store: 901 },
      { reference: 's2', store: 901 },
      { reference: 's3', store: 902 },
    ]);
  });
});

describe('a key of a call', () => {
  const door = `POST /members/${MEMBER}/redemptions`;

  it('is asked for by every endpoint that writes', async () => {
    const answer = await send(all, door, { body: { points: '1' }, once: null });
    expect([answer.status, (await answer.json()).error.details.fields]).toEqual([
      400,
      ['Idempotency-Key'],
    ]);
  });

  it('has one effect: 20 at once answer byte for byte the same, another request under it is refused', async () => {
    await earn(MEMBER, 100);
    const before = Number(await balance());
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(all, door, { body: { points: '7' }, once: 'same' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    const replayed = answers.filter(({ headers }) => headers.get('idempotency-replayed'));
    expect(replayed.length).toBe(19);
    expect(Number(await balance())).toBe(before - 7);
    const other = await send(all, door, { body: { points: '8' }, once: 'same' });
    expect([other.status, await codeOf(other)]).toEqual([409, 'idempotency_conflict']);
    expect(Number(await balance())).toBe(before - 7);
  });

  it('is not kept by a refusal: what was refused may be asked again', async () => {
    const sent = { body: { points: '99999' }, once: 'refused-first' };
    const refused = await send(all, door, sent);
    expect([refused.status, await codeOf(refused)]).toEqual([409, 'insufficient_points']);
    await earn(MEMBER, 99_999);
    expect((await send(all, door, sent)).status).toBe(201);
  });
});
