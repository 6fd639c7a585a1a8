import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@/lib/domain/shared/errors';
import { env } from '@/lib/env';

/** Largest file that is taken. */
export const UPLOAD_MAX_BYTES = 20 * 1024 ** 3;

/** A file as it lies in the store. `key` names it for `uploadPath`. */
export type StoredUpload = {
  readonly key: string;
  readonly sha256: string;
  readonly bytes: number;
};

const KEY = /^[0-9a-f-]{36}$/;

function folder(): string {
  return resolve(env().dataDir, 'uploads');
}

/** Where an upload lies. */
export function uploadPath(key: string): string {
  if (!KEY.test(key)) throw new AppError('not_found');
  return join(folder(), key);
}

/**
 * Streams a file to disk, counting and hashing on the way; nothing stays when the stream breaks.
 * @throws AppError `payload_too_large`, `file_empty`
 */
export async function storeUpload(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number = UPLOAD_MAX_BYTES,
): Promise<StoredUpload> {
  await mkdir(folder(), { recursive: true });
  const key = crypto.randomUUID();
  const partial = `${uploadPath(key)}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) return done(new AppError('payload_too_large'));
      hash.update(chunk);
      return done(null, chunk);
    },
  });
  try {
    await pipeline(source, meter, createWriteStream(partial, { mode: 0o600 }));
    if (bytes === 0) throw new AppError('file_empty');
    await rename(partial, uploadPath(key));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { key, sha256: hash.digest('hex'), bytes };
}

/** Takes a copy of a file of this machine. */
export async function storeLocalFile(path: string): Promise<StoredUpload> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new AppError('not_found', { file: path });
  return storeUpload(createReadStream(path));
}

/** Removes an upload; absent is as good. */
export async function removeUpload(key: string): Promise<void> {
  await rm(uploadPath(key), { force: true });
}
