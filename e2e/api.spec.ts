import { expect, test } from '@playwright/test';
import { newApiKey, postToApi } from './support/api-client';

/* The API over the network, as tills and scripts meet it: what a handler alone cannot show. */

let key = '';

test.beforeAll(async ({ baseURL }) => {
  key = await newApiKey(baseURL ?? '');
});

const authorization = () => ({ authorization: `Bearer ${key}` });

test('odd methods and broken addresses are refused with a code, never by a failure', async ({
  request,
}) => {
  for (const method of ['PROPFIND', 'OPTIONS', 'PUT', 'DELETE']) {
    const answer = await request.fetch('/api/v1/ping', { method, headers: authorization() });
    expect([method, answer.status()]).toEqual([method, 405]);
    expect(answer.headers().allow, method).toContain('GET');
    expect((await answer.json()).error.code).toBe('method_not_allowed');
  }
  for (const path of ['/api/v1/', '/api/v1/nothing', '/api/v1/members/%00', '/api/v1/a/b/c/d']) {
    const answer = await request.get(path, { headers: authorization() });
    expect([path, answer.status()]).toEqual([path, 404]);
    expect((await answer.json()).error.code).toBe('not_found');
  }
  const broken = await request.get('/api/v1/members/%E0%A4%A', { headers: authorization() });
  expect(broken.status()).toBeLessThan(500);
  const head = await request.head('/api/v1/ping', { headers: authorization() });
  expect([head.status(), await head.text()]).toEqual([200, '']);
});

test('a file beyond ten megabytes comes whole, and the same one under the same key begins no second import', async ({
  request,
}) => {
  const line = 'R1,2026-06-01 10:00,1.00,17\n';
  const file = `receipt,moment,amount,customer\n${line.repeat(400_000)}`;
  const upload = () =>
    request.post('/api/v1/imports?kind=purchases&name=big.csv', {
      headers: { ...authorization(), 'idempotency-key': 'big-file', 'content-type': 'text/csv' },
      data: file,
    });
  const first = await upload();
  expect(first.status()).toBe(201);
  const again = await upload();
  expect(again.headers()['idempotency-replayed']).toBe('true');
  expect(await again.text()).toBe(await first.text());
  const { importId } = await first.json();
  const state = await request.get(`/api/v1/imports/${importId}`, { headers: authorization() });
  expect(await state.json()).toMatchObject({ kind: 'purchases', state: 'uploaded' });
});

test('somebody is enrolled with a virtual card and has no points yet', async ({ request }) => {
  const data = { lastName: 'Network', card: { isVirtual: true } };
  const { memberId } = await postToApi<{ memberId: number }>(request, {
    key,
    path: '/members',
    data,
  });
  const balance = await request.get(`/api/v1/members/${memberId}/balance`, {
    headers: authorization(),
  });
  expect(await balance.json()).toMatchObject({ available: '0', debt: '0' });
});
