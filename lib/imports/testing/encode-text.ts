import type { Encoding } from '@/lib/domain/imports/detection/encodings';

/** The bytes of a text in an encoding, as an odd till or an old spreadsheet writes it. Unknown characters are `?`. */
export function encodeText(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, number>();
  for (let code = 0; code < 256; code += 1) codes.set(decoder.decode(Uint8Array.of(code)), code);
  return Buffer.from([...text].map((character) => codes.get(character) ?? 0x3f));
}
