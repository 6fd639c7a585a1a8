import 'server-only';
import { removeUpload, type StoredUpload, storeUpload } from './upload-store';

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Stores the body of a request and hands it on; when nobody takes it, it does not stay. */
export async function streamUpload<Result>(
  body: ReadableStream<Uint8Array>,
  take: (upload: StoredUpload) => Promise<Result>,
  maxBytes?: number,
): Promise<Result> {
  const upload = await storeUpload(chunksOf(body), maxBytes);
  try {
    return await take(upload);
  } catch (error) {
    await removeUpload(upload.key);
    throw error;
  }
}
