import { z } from 'zod';
import type { MemberSort } from './list-order';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WHOLE = /^-?\d{1,18}$/;
const MAX_NAME = 300;
const MAX_CURSOR_LENGTH = 2000;
const MAX_PLACE = 1_000_000_000;

/** What the values of a row look like that a sort goes by. */
const KEYS: Readonly<Record<MemberSort, z.ZodType<string[]>>> = {
  joined: z.array(z.string().regex(DAY)).length(1),
  name: z.array(z.string().max(MAX_NAME)).length(2),
  lastPurchase: z.array(z.string().regex(DAY)).length(1),
  revenue: z.array(z.string().regex(WHOLE)).length(1),
  receipts: z.array(z.string().regex(WHOLE)).length(1),
};

export const memberCursorSchema = z.object({
  side: z.enum(['after', 'before']),
  /** Rows before the row that is named: it says which part of the list is shown, nothing else. */
  place: z.number().int().min(0).max(MAX_PLACE),
  key: z.array(z.string().max(MAX_NAME)),
  memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});

/** A place in a sorted list: the row that the page begins after, or ends before. */
export type MemberCursor = z.output<typeof memberCursorSchema>;

/** The cursor as text for an address. */
export function writeCursor({ side, place, key, memberId }: MemberCursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([side, place, memberId, ...key]));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decode(text: string): unknown {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0))));
  } catch {
    return null;
  }
}

/** The cursor in an address; null when it is none, or belongs to another sort: the list begins anew. */
export function readCursor(text: string | undefined, sort: MemberSort): MemberCursor | null {
  if (text === undefined || text.length > MAX_CURSOR_LENGTH) return null;
  const parts = decode(text);
  if (!Array.isArray(parts)) return null;
  const [side, place, memberId, ...key] = parts;
  const cursor = memberCursorSchema.safeParse({ side, place, memberId, key });
  if (!cursor.success || !KEYS[sort].safeParse(cursor.data.key).success) return null;
  return cursor.data;
}
