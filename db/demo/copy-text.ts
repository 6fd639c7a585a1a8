/** A value of a COPY row. Booleans, numbers and bigints are written as PostgreSQL reads them. */
export type CopyValue = string | number | bigint | boolean | null;

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** One row in the text format of COPY: tabs between values, \N for none. */
export function copyRow(values: readonly CopyValue[]): string {
  let row = '';
  for (let at = 0; at < values.length; at += 1) {
    if (at > 0) row += '\t';
    row += copyField(values[at] ?? null);
  }
  return `${row}\n`;
}

function copyField(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value !== 'string') return String(value);
  SPECIAL.lastIndex = 0;
  return SPECIAL.test(value) ? value.replace(SPECIAL, (mark) => ESCAPED[mark] ?? mark) : value;
}
