import type { Finding } from './claim-search';
import type { ClaimEarning } from './claims';

/** What a search for a missing receipt found; there may be more than is shown. */
export type Found = { readonly findings: readonly Finding[]; readonly hasMore: boolean };

/** The same with what those that can be claimed would earn, and a paper of what was said. */
export type Findings = Found & { readonly earnings: readonly ClaimEarning[] };

/** Fields that are amounts: JSON has no bigint, and a float cannot carry them. */
const AMOUNTS = ['amountMinor', 'returnedMinor', 'points'];

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
    'earnings' in value &&
    Array.isArray(value.earnings) &&
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
