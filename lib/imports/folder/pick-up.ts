import 'server-only';
import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemActor } from '@/lib/domain/access/actor';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import { isOfPattern } from '@/lib/domain/imports/mapping/file-pattern';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { createImport } from '../commands/create-import';
import { findRefusal } from '../files/find-refusal';
import { sampleFile } from '../files/sample-file';
import { removeUpload, storeLocalFile, uploadPath } from '../files/upload-store';
import { headerKeyOf } from '../mappings/header-key';
import { getImport } from '../queries/get-import';
import { type KeptMapping, listMappings } from '../queries/list-mappings';

/** A file that nobody has written to for so long is whole. */
const STILL_MS = 15_000;
/** The rest waits for the next look. */
const MOST_AT_ONCE = 20;

/** Where a file goes: taken while its import runs, then to one of the other two. */
const TAKEN = '.taken';
const DONE = 'done';
const FAILED = 'failed';

const TAKEN_NAME = /^(\d+)-(.+)$/s;

/** A name that is free in the folder: of a second file of the name a number is put before it. */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${number}-${name}`)) return `${number}-${name}`;
  }
}

async function moveTo(folder: string, from: string, name: string): Promise<void> {
  await rename(from, join(folder, await freeName(folder, name)));
}

/** Files that stand still, the oldest first. Those that begin with a point, or end as parts do, are still being written. */
async function stillFiles(folder: string, now: Date): Promise<readonly string[]> {
  const found: { name: string; changedMs: number }[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile() || /^\.|\.(?:part|tmp|crdownload|filepart)$/i.test(entry.name)) continue;
    const { mtimeMs, ctimeMs, size } = await stat(join(folder, entry.name));
    const changedMs = Math.max(mtimeMs, ctimeMs);
    if (size > 0 && changedMs <= now.getTime() - STILL_MS)
      found.push({ name: entry.name, changedMs });
  }
  found.sort((a, b) => a.changedMs - b.changedMs || a.name.localeCompare(b.name));
  return found.slice(0, MOST_AT_ONCE).map(({ name }) => name);
}

/** The kept mapping of a file: by its name, else by the names of its columns. */
async function mappingOf(
  { fileName, path }: { readonly fileName: string; readonly path: string },
  kept: readonly KeptMapping[],
): Promise<KeptMapping | null> {
  const named = kept.find(
    ({ filePattern }) => filePattern !== null && isOfPattern(fileName, filePattern),
  );
  if (named !== undefined) return named;
  const sample = await sampleFile(path).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  const key = headerKeyOf(sample?.header ?? null);
  return kept.find(({ headerKey }) => key !== null && headerKey === key) ?? null;
}

type Begun = { readonly kind: ImportKind; readonly mappingName?: string };

/** Begins the import of a file; without a mapping it waits for a person, as purchases, which most files are. */
async function begin(
  folder: string,
  fileName: string,
  { actor, kept }: { readonly actor: SystemActor; readonly kept: readonly KeptMapping[] },
): Promise<number> {
  const { key, sha256, bytes } = await storeLocalFile(join(folder, fileName));
  try {
    const mapping = await mappingOf({ fileName, path: uploadPath(key) }, kept);
    const how: Begun =
      mapping === null ? { kind: 'purchases' } : { kind: mapping.kind, mappingName: mapping.name };
    const problem = await findRefusal(key);
    const file = { ...how, fileName, uploadKey: key, sha256, bytes, problem };
    return (await runCommand(createImport, file, actor)).importId;
  } catch (error) {
    await removeUpload(key);
    throw error;
  }
}

/** Another worker was at the same file and quicker: two imports of it are one more than needed, and change nothing. */
function asTakenByAnother(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

/** Puts the files of imports that ended where they belong: well, or refused, stopped, or waiting for a person. */
async function settleTaken(folder: string, actor: SystemActor): Promise<void> {
  for (const name of await readdir(join(folder, TAKEN))) {
    const [, importId, fileName] = TAKEN_NAME.exec(name) ?? [];
    if (importId === undefined || fileName === undefined) continue;
    const { state } = await runQuery(getImport, { importId: Number(importId) }, actor);
    const isWell = state === 'done';
    if (!isWell && !['failed', 'cancelled', 'uploaded'].includes(state)) continue;
    await moveTo(join(folder, isWell ? DONE : FAILED), join(folder, TAKEN, name), fileName);
  }
}

/**
 * One look at the watched folder: every file that stands still becomes an import by the kept mapping of its name, or of its
 * columns, and is moved to `done` or `failed` once that has ended. A file of no mapping waits among the imports for a person. Cut
 * anywhere it goes on at the next look: a file that was begun and not yet moved is begun again, and the same file twice changes
 * nothing.
 */
export async function pickUp(
  folder: string,
  { actor, signal, now }: { actor: SystemActor; signal: AbortSignal; now: Date },
): Promise<number> {
  for (const part of [TAKEN, DONE, FAILED]) await mkdir(join(folder, part), { recursive: true });
  await settleTaken(folder, actor);
  const kept = await runQuery(listMappings, {}, actor);
  let begun = 0;
  for (const fileName of await stillFiles(folder, now)) {
    if (signal.aborted) break;
    const importId = await begin(folder, fileName, { actor, kept });
    await rename(join(folder, fileName), join(folder, TAKEN, `${importId}-${fileName}`)).catch(
      asTakenByAnother,
    );
    begun += 1;
  }
  return begun;
}
