import 'server-only';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Encoding } from '@/lib/domain/imports/detection/encodings';
import { fileRefusal } from './file-refusal';

/** How far the file has been read, in its own (compressed) bytes. */
export type ReadProgress = { bytes: number };

const CHUNK_BYTES = 256 * 1024;

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The bytes of the file, unpacked when it is gzipped. @throws AppError `file_unreadable` on a broken archive */
export async function* readBytes(path: string, progress: ReadProgress): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const isPacked = await isGzip(path);
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      progress.bytes += chunk.length;
      done(null, chunk);
    },
  });
  source.on('error', (error) => meter.destroy(error));
  const counted = source.pipe(meter);
  const bytes = isPacked ? counted.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : counted;
  if (isPacked) counted.on('error', (error) => bytes.destroy(error));
  try {
    for await (const chunk of bytes) yield chunk;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('Z_')) throw fileRefusal('archive_broken');
    throw error;
  } finally {
    source.destroy();
  }
}

/** The text of the file. A byte that the encoding does not know ends it. @throws AppError `file_unreadable` */
export async function* readText(
  path: string,
  encoding: Encoding,
  progress: ReadProgress,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw fileRefusal('encoding_wrong');
    }
  };
  for await (const chunk of readBytes(path, progress)) yield decode(chunk);
  yield decode();
}
