import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { keepMapping } from '@/lib/imports/commands/keep-mapping';
import { getImport } from '@/lib/imports/queries/get-import';
import { listImports } from '@/lib/imports/queries/list-imports';
import { finish, useOwnUploads } from '@/lib/imports/testing/import-text';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { answerCall } from './answer-call';
import { admin, newKey, openDesk, sql } from './testing/api-desk';

const FILE = 'code,title\nS-71,North\nS-72,South\n';

let key = '';

beforeAll(async () => {
  useOwnUploads();
  await openDesk();
  key = (await newKey({ scopes: ['imports.run', 'imports.read'] })).key;
  const mapping = { kind: 'stores', fields: { externalId: { column: 'code' } } };
  const header = ['code', 'title'];
  const kept = { kind: 'stores', name: 'Shops', mapping, header, filePattern: '' } as const;
  await runCommand(keepMapping, kept, admin);
});

async function send(query: string, once: string, by = key) {
  const answer = await answerCall(
    new Request(`http://localhost/api/v1/imports?kind=stores&name=shops.csv${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${by}`, 'idempotency-key': once },
      body: FILE,
    }),
  );
  return { status: answer.status, body: await answer.json() };
}

async function told(importId: number) {
  const answer = await answerCall(
    new Request(`http://localhost/api/v1/imports/${importId}`, {
      headers: { authorization: `Bearer ${key}` },
    }),
  );
  return answer.json();
}

it('a file with the name of a kept mapping is queued at once, told as it goes, and begun once for a key of the call', async () => {
  const once = randomUUID();
  const first = await send('&mapping=shops', once);
  expect(first.status).toBe(201);
  const { importId } = first.body;
  expect(await told(importId)).toMatchObject({ importId, kind: 'stores', state: 'queued' });
  expect(await send('&mapping=shops', once)).toEqual(first);
  await finish(importId);
  const { imports } = await runQuery(listImports, {}, admin);
  expect(imports).toMatchObject([{ importId, createdByName: 'Test', state: 'done' }]);
  expect(await runQuery(getImport, { importId }, admin)).toMatchObject({ createdByName: 'Test' });
  expect(await told(importId)).toMatchObject({ state: 'done', counts: { storesCreated: 2 } });
  expect(await sql('SELECT count(*)::int AS imports FROM imports')).toEqual([{ imports: 1 }]);
});

it('without a mapping it waits; by a name that nobody kept it is refused and leaves nothing', async () => {
  const { body } = await send('', randomUUID());
  expect(await told(body.importId)).toMatchObject({ state: 'uploaded' });
  const refused = await send('&mapping=Nobody', randomUUID());
  expect(refused).toMatchObject({ status: 422, body: { error: { code: 'mapping_invalid' } } });
  expect(await sql('SELECT count(*)::int AS imports FROM imports')).toEqual([{ imports: 2 }]);
});

it('a key without the right begins nothing', async () => {
  const other = (await newKey({ scopes: ['imports.read'] })).key;
  expect(await send('&mapping=shops', randomUUID(), other)).toMatchObject({ status: 403 });
});
