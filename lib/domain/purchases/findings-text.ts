import type { Finding } from './claim-search';

/** What a search for a missing receipt found; there may be more than is shown. */
export type Findings = { readonly findings: readonly Finding[]; readonly hasMore: boolean };

/** Fields that are amounts: JSON has no bigint, and a float cannot carry them. */
const AMOUNTS = ['amountMinor', 'returnedMinor'];

/** As JSON, amounts as text. */
export function writeFindings(found: Findings): string {
  return JSON.stringify(found, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

function isFindings(value: unknown): value is Findings {
  return (
    typeof value === 'object' &&
    value !== null &&
    'findings' in value &&
    Array.isArray(value.findings) &&
    'hasMore' in value
  );
}

/** What `writeFindings` wrote; null when the text is something else. */
export function readFindings(text: string): Findings | null {
  try {
    const value: unknown = JSON.parse(text, (key, part) =>
      AMOUNTS.includes(key) && typeof part === 'string' ? BigInt(part) : part,
    );
    return isFindings(value) ? value : null;
  } catch {
    return null;
  }
}
