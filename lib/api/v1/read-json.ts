import { AppError } from '@/lib/domain/shared/errors';
import { isPlainText } from '@/lib/domain/shared/plain-text';

/** Most bytes of a body: a receipt of some thousand lines. */
export const BODY_MAX_BYTES = 1_048_576;
const MAX_DEPTH = 20;
const JSON_TYPE = /^application\/json\s*(;|$)/i;

const invalid = () => new AppError('invalid_input', { fields: ['body'] });

/** Whether every text in it can be kept, and it is no deeper than anything that is asked for. */
function isKeepable(root: unknown): boolean {
  // A list of things to look at instead of recursion: the body may nest as deep as its size.
  const items = [{ value: root, depth: 0 }];
  for (let item = items.pop(); item !== undefined; item = items.pop()) {
    const { value, depth } = item;
    if (depth > MAX_DEPTH) return false;
    if (typeof value === 'string' && !isPlainText(value)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (!isPlainText(name)) return false;
      items.push({ value: inner, depth: depth + 1 });
    }
  }
  return true;
}

/** The bytes of a body as they come in. */
export type BodyBytes = AsyncIterable<Uint8Array>;

async function readText(body: BodyBytes): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > BODY_MAX_BYTES) throw new AppError('payload_too_large');
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * The JSON of a request. Throws `unsupported_media`, `payload_too_large`, `invalid_input` for what is no JSON, nests too
 * deep, or holds text that no database keeps.
 */
export async function readJson(headers: Headers, body: BodyBytes | null): Promise<unknown> {
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) {
    throw new AppError('unsupported_media');
  }
  if (Number(headers.get('content-length') ?? 0) > BODY_MAX_BYTES) {
    throw new AppError('payload_too_large');
  }
  if (body === null) throw invalid();
  try {
    const parsed: unknown = JSON.parse(await readText(body));
    if (isKeepable(parsed)) return parsed;
  } catch (error) {
    if (error instanceof AppError) throw error;
    // Broken UTF-8, no JSON, or a connection that ended: nothing of it is told.
  }
  throw invalid();
}
