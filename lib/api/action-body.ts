const MAX_DEPTH = 20;

/** Values that React writes as text beginning with `$`; a `$` that somebody typed is doubled. */
const PLAIN_SPECIALS = [
  /^\$\$/,
  /^\$(undefined|Infinity|-Infinity|NaN|-0)$/,
  /^\$n-?\d{1,100}$/,
  /^\$D\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
];

function isPlainText(text: string): boolean {
  return !text.startsWith('$') || PLAIN_SPECIALS.some((pattern) => pattern.test(text));
}

type Item = { readonly value: unknown; readonly depth: number };

function isPlain(root: unknown): boolean {
  // A list of things to look at instead of recursion: the body may nest as deep as its size.
  const items: Item[] = [{ value: root, depth: 0 }];
  for (let item = items.pop(); item !== undefined; item = items.pop()) {
    const { value, depth } = item;
    if (depth > MAX_DEPTH) return false;
    if (typeof value === 'string' && !isPlainText(value)) return false;
    if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) items.push({ value: inner, depth: depth + 1 });
    }
  }
  return true;
}

/**
 * Whether the body of a server action is what our own pages send: a JSON list of plain values. References to other
 * parts of a request (files, streams, promises, functions) and anything malformed would make the decoder fail with 500.
 */
export function isPlainActionBody(body: string): boolean {
  try {
    const parsed: unknown = JSON.parse(body);
    return Array.isArray(parsed) && isPlain(parsed);
  } catch {
    return false;
  }
}
