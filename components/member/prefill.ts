import type { Prefill } from '@/lib/domain/desk/answer';

/* Handed over inside the window, and read once: phones and names do not stand in addresses. */
const KEY = 'vernost:new-member';
const FIELDS = ['phone', 'email', 'firstName', 'lastName'] as const;

/** Keeps what is known of somebody for the form that opens next. */
export function keepPrefill(prefill: Prefill): void {
  sessionStorage.setItem(KEY, JSON.stringify(prefill));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What was kept for the form, once; null: nothing. */
export function takePrefill(): Prefill | null {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return null;
  sessionStorage.removeItem(KEY);
  const kept = parsed(text);
  const entries = new Map(Object.entries(typeof kept === 'object' && kept !== null ? kept : {}));
  const known = FIELDS.flatMap((field) => {
    const value: unknown = entries.get(field);
    return typeof value === 'string' && value !== '' ? [[field, value] as const] : [];
  });
  return known.length === 0 ? null : Object.fromEntries(known);
}
