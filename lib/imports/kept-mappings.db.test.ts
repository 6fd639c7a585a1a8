import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { createImport } from './commands/create-import';
import { keepMapping } from './commands/keep-mapping';
import { removeMapping } from './commands/remove-mapping';
import { storeUpload } from './files/upload-store';
import { findKnownMapping } from './queries/find-known-mapping';
import { listMappings } from './queries/list-mappings';
import { forgetAll, sql } from './testing/database';
import { finish, importText, testActor, useOwnUploads } from './testing/import-text';

const MAPPING = {
  kind: 'stores',
  file: { separator: 'semicolon' },
  fields: { externalId: { column: 'code' }, name: { column: 'title' } },
};
const HEADER = ['code', 'title'];
const FILE = 'code;title\nS1;North\nS2;South\n';

const keep = (name: string, over: object = {}) =>
  runCommand(
    keepMapping,
    { kind: 'stores', name, mapping: MAPPING, header: HEADER, filePattern: '', ...over },
    testActor,
  );
const known = (header: readonly string[] | null) =>
  runQuery(findKnownMapping, { kind: 'stores', header: header && [...header] }, testActor);

beforeAll(useOwnUploads);

beforeEach(async () => {
  await forgetAll();
  await sql('DELETE FROM import_mappings');
});

describe('a mapping kept under a name', () => {
  test('is changed by keeping another under its name, whatever the case, and told in the audit log', async () => {
    const first = await keep('Stores of the chain');
    const again = await keep('stores of the CHAIN', { filePattern: 'stores-*.csv' });
    expect(again).toEqual({ mappingId: first.mappingId, isNew: false });
    expect(await runQuery(listMappings, { kind: 'stores' }, testActor)).toMatchObject([
      { name: 'stores of the CHAIN', filePattern: 'stores-*.csv' },
    ]);
    await runCommand(removeMapping, { mappingId: first.mappingId }, testActor);
    expect(await runQuery(listMappings, {}, testActor)).toEqual([]);
    const told = await sql<{ command: string }>(
      `SELECT command FROM audit_events WHERE subject_kind = 'importMapping' AND subject_id = '${first.mappingId}' ORDER BY 1`,
    );
    expect(told.map(({ command }) => command)).toEqual([
      'imports.keepMapping',
      'imports.keepMapping',
      'imports.removeMapping',
    ]);
  });

  test('one that is not whole is refused with its fields, and one that is gone is not removed again', async () => {
    await expect(keep('Half', { mapping: { kind: 'stores', fields: {} } })).rejects.toMatchObject({
      code: 'mapping_invalid',
      details: { fields: ['fields.externalId'] },
    });
    await expect(keep('  ')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(
      runCommand(removeMapping, { mappingId: 999_999 }, testActor),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('an import begun by its name is written at once; by a name that nobody kept it is not begun', async () => {
    await keep('Stores');
    const stored = await storeUpload(
      (async function* () {
        yield Buffer.from(FILE);
      })(),
    );
    const { key: uploadKey, sha256, bytes } = stored;
    const file = { kind: 'stores', fileName: 's.csv', uploadKey, sha256, bytes } as const;
    await expect(
      runCommand(createImport, { ...file, mappingName: 'Other' }, testActor),
    ).rejects.toMatchObject({ code: 'mapping_invalid' });
    const { importId } = await runCommand(
      createImport,
      { ...file, mappingName: 'STORES' },
      testActor,
    );
    expect(await finish(importId)).toMatchObject({ state: 'done', counts: { storesCreated: 2 } });
  });
});

describe('a file whose columns are known', () => {
  test('takes the kept mapping of the same header, the one changed last', async () => {
    await keep('First');
    await keep('Last', { mapping: { ...MAPPING, fields: { externalId: { column: 'title' } } } });
    expect(await known([' code', 'title '])).toMatchObject({ name: 'Last', importId: null });
    expect(await known(['title', 'code'])).toBeNull();
    expect(await known(null)).toBeNull();
  });

  test('else that of the last import which ended well', async () => {
    const { importId } = await importText('stores', FILE, MAPPING);
    expect(await known(HEADER)).toMatchObject({
      name: null,
      importId,
      mapping: { fields: MAPPING.fields },
    });
    await importText('stores', 'other;title\n1;2\n', MAPPING);
    expect(await known(['other', 'title'])).toBeNull();
  });
});
