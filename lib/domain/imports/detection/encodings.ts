/** Encodings that are read; the values are labels of `TextDecoder`. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'koi8-r',
  'ibm866',
  'windows-1252',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Share and number of NUL bytes at even or odd places from which two-byte text is assumed. */
const NUL_SHARE = 0.25;
const NULS_MIN = 4;
const UPPER_SHARE = 0.8;

/** Share of control characters up to which they are taken for dirt in a text. */
const DIRT_SHARE = 0.01;

/** The encoding that the first bytes name by themselves (byte order mark), or null. */
export function encodingOfMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** The upper byte of Cyrillic letters in UTF-16. */
const CYRILLIC_BLOCK = 4;

/** Whether the bytes at every other place, from `start`, are the upper ones of Latin or Cyrillic UTF-16. */
function isUpperHalf(bytes: Uint8Array, start: 0 | 1): boolean {
  let nuls = 0;
  let cyrillic = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (index % 2 !== start) {
      if (byte === 0) return false;
    } else if (byte === 0) nuls += 1;
    else if (byte === CYRILLIC_BLOCK) cyrillic += 1;
  }
  const half = bytes.length / 2;
  return nuls >= NULS_MIN && (nuls / half >= NUL_SHARE || (nuls + cyrillic) / half >= UPPER_SHARE);
}

/**
 * UTF-16 without a mark: spaces, digits, line ends and separators leave every other byte NUL, Cyrillic letters leave
 * it 4. Null when the bytes do not look so.
 */
export function encodingOfNuls(bytes: Uint8Array): Encoding | null {
  if (isUpperHalf(bytes, 1)) return 'utf-16le';
  return isUpperHalf(bytes, 0) ? 'utf-16be' : null;
}

/** Whether the bytes are UTF-8 but for a last character that the sample may have cut. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Control characters that no table of text holds: all but tab, line ends and the old end-of-file mark. */
function isForeign(code: number): boolean {
  return code < 9 || code === 11 || code === 12 || (code > 13 && code < 26);
}

function isForeignText(codes: Iterable<number>): boolean {
  let all = 0;
  let foreign = 0;
  for (const code of codes) {
    if (code === 0) return true;
    all += 1;
    if (isForeign(code)) foreign += 1;
  }
  return foreign > all * DIRT_SHARE;
}

function* codesOf(text: string): Generator<number> {
  for (let index = 0; index < text.length; index += 1) yield text.charCodeAt(index);
}

/** The encoding in which the bytes are certainly written, or null. */
export function certainEncoding(bytes: Uint8Array): Encoding | null {
  return encodingOfMark(bytes) ?? encodingOfNuls(bytes);
}

/** What the bytes are instead of a table of text, or null when they may be text. */
export function foreignContent(bytes: Uint8Array): 'workbook' | 'binary' | null {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4) return 'workbook';
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return 'workbook';
  const encoding = certainEncoding(bytes);
  const isWide = encoding !== null && encoding !== 'utf-8';
  const codes = isWide ? codesOf(new TextDecoder(encoding).decode(bytes)) : bytes;
  return isForeignText(codes) ? 'binary' : null;
}
