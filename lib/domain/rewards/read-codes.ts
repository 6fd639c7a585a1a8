import { normalCode } from './codes';

export type ReadCodes = {
  /** Each once, as they are kept. */
  readonly codes: readonly string[];
  /** Texts that are no codes. */
  readonly unread: readonly string[];
  /** How often a code stood there again. */
  readonly repeated: number;
};

const BETWEEN = /[\r\n,;\t]+/;

/** Codes out of a text or a file: one a line, or between commas, semicolons and tabs. */
export function readCodes(text: string): ReadCodes {
  const parts = text
    .replace(/^\uFEFF/, '')
    .split(BETWEEN)
    .map((part) => part.trim().replace(/^"(.*)"$/, '$1'))
    .filter((part) => part !== '');
  const codes = new Set<string>();
  const unread: string[] = [];
  let repeated = 0;
  for (const part of parts) {
    const code = normalCode(part);
    if (code === null) unread.push(part);
    else if (codes.has(code)) repeated += 1;
    else codes.add(code);
  }
  return { codes: [...codes], unread, repeated };
}
