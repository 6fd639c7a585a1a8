import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { cancelImport } from './commands/cancel-import';
import { createImport } from './commands/create-import';
import { findRefusal } from './files/find-refusal';
import { storeUpload } from './files/upload-store';
import { getImport } from './queries/get-import';
import { getImportReport } from './queries/get-import-report';
import { getImportSample } from './queries/get-import-sample';
import { testActor, uploadText, useOwnUploads } from './testing/import-text';

beforeAll(useOwnUploads);

describe('a file that is no table', () => {
  const begin = async (text: string | Buffer) => {
    const upload = await storeUpload(Readable.from([Buffer.from(text)]));
    const problem = await findRefusal(upload.key);
    const { key: uploadKey, sha256, bytes } = upload;
    const file = { kind: 'members', fileName: 'a.csv', uploadKey, sha256, bytes, problem } as const;
    const { importId } = await runCommand(createImport, file, testActor);
    return runQuery(getImport, { importId }, testActor);
  };

  test('is refused as it is uploaded, with the reason', async () => {
    expect(await begin(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 0]))).toMatchObject({
      state: 'failed',
      errorCode: 'file_unreadable',
      errorDetails: { problem: 'binary' },
      finishedAt: expect.any(Date),
    });
    expect(await begin('id,name\n')).toMatchObject({
      state: 'failed',
      errorDetails: { problem: 'header_only' },
    });
  });

  test('one that another separator may mend still waits, and may be discarded', async () => {
    const { importId, state, finishedAt } = await begin('id,name\n1,"a" b\n');
    expect({ state, finishedAt }).toEqual({ state: 'uploaded', finishedAt: null });
    await runCommand(cancelImport, { importId }, testActor);
    expect(await runQuery(getImportReport, { importId }, testActor)).toMatchObject({
      state: 'cancelled',
      seconds: null,
    });
  });
});

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
      reading: {
        encoding: 'utf-8',
        separator: 'semicolon',
        header: true,
        rowsAbove: 0,
        rowsBelow: 0,
      },
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
