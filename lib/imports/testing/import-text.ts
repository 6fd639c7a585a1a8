import 'server-only';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '@/lib/domain/access/actor';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { createImport } from '../commands/create-import';
import { startCheck } from '../commands/start-check';
import { startImport } from '../commands/start-import';
import { storeUpload } from '../files/upload-store';
import { getImport, type ImportView } from '../queries/get-import';
import { runImport } from '../run-import';

export const testActor = systemActor('test');

/** Uploads of this test file go to a folder of their own. */
export function useOwnUploads(): void {
  process.env.VERNOST_DATA_DIR = mkdtempSync(join(tmpdir(), 'vernost-uploads-'));
}

/** Uploads a text and begins an import of it; nothing is run yet. */
export async function uploadText(kind: ImportKind, text: string | Buffer): Promise<number> {
  const upload = await storeUpload(
    (async function* () {
      yield Buffer.from(text);
    })(),
  );
  const { importId } = await runCommand(
    createImport,
    {
      kind,
      fileName: 'test.csv',
      uploadKey: upload.key,
      sha256: upload.sha256,
      bytes: upload.bytes,
    },
    testActor,
  );
  return importId;
}

/** Runs an import to its end and returns how it stands. */
export async function finish(importId: number): Promise<ImportView> {
  await runImport(importId, { actor: testActor, signal: new AbortController().signal });
  return runQuery(getImport, { importId }, testActor);
}

/** Imports a text by a mapping as the worker would. */
export async function importText(
  kind: ImportKind,
  text: string | Buffer,
  mapping: Record<string, unknown>,
): Promise<ImportView> {
  const importId = await uploadText(kind, text);
  await runCommand(startImport, { importId, mapping: { kind, ...mapping } }, testActor);
  return finish(importId);
}

/** A dry run of a text. */
export async function checkText(
  kind: ImportKind,
  text: string | Buffer,
  mapping: Record<string, unknown>,
): Promise<ImportView> {
  const importId = await uploadText(kind, text);
  await runCommand(startCheck, { importId, mapping: { kind, ...mapping } }, testActor);
  return finish(importId);
}
