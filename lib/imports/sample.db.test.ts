import { beforeAll, describe, expect, test } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { getImportSample } from './queries/get-import-sample';
import { testActor, uploadText, useOwnUploads } from './testing/import-text';

beforeAll(useOwnUploads);

describe('the sample of a file that is refused', () => {
  test('keeps what was chosen, and finds the rest in the file', async () => {
    const importId = await uploadText(
      'members',
      Buffer.from([0x63, 0x3b, 0x64, 10, 0xc0, 0x3b, 0xc1, 10]),
    );
    const refused = await runQuery(getImportSample, { importId, encoding: 'utf-8' }, testActor);
    expect(refused).toEqual({
      sample: null,
      problem: 'encoding_wrong',
      reading: { encoding: 'utf-8', separator: 'semicolon', header: true },
    });
    const chosen = { encoding: 'utf-8', separator: 'tab', header: false } as const;
    expect(await runQuery(getImportSample, { importId, ...chosen }, testActor)).toMatchObject({
      problem: 'encoding_wrong',
      reading: chosen,
    });
  });

  test('a header alone may be read as data; a picture may not be read at all', async () => {
    const head = await uploadText('members', 'id;name\n');
    expect(await runQuery(getImportSample, { importId: head }, testActor)).toMatchObject({
      problem: 'header_only',
      reading: { header: true, separator: 'semicolon' },
    });
    const picture = await uploadText('members', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 0]));
    expect(await runQuery(getImportSample, { importId: picture }, testActor)).toEqual({
      sample: null,
      problem: 'binary',
      reading: null,
    });
  });
});
