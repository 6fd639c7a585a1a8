import 'server-only';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { AppError } from '@/lib/domain/shared/errors';
import type { LadderJson } from '@/lib/domain/tiers/ladder';

/** Longest text of a draft in an address, and most bytes that it may unfold to. */
const MOST_CHARS = 6_000;
const MOST_BYTES = 200_000;

/** A draft of anything as a part of an address; null: it is too long for one. */
export function foldedDraft(draft: object): string | null {
  const text = deflateRawSync(JSON.stringify(draft)).toString('base64url');
  return text.length > MOST_CHARS ? null : text;
}

/** A draft as a part of an address, so that a list of members can be opened, shared and paged: without the texts of messages. */
export function draftAddress(draft: LadderJson): string | null {
  const tiers = draft.tiers.map(({ entryMessage: _entry, exitMessage: _exit, ...tier }) => tier);
  return foldedDraft({ ...draft, tiers });
}

/** What an address says a draft is, to be checked by `ladderSchema`. Throws `invalid_input`. */
export function draftOfAddress(text: string): unknown {
  try {
    if (text.length > MOST_CHARS) throw new Error('too long');
    const bytes = inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: MOST_BYTES });
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new AppError('invalid_input', { fields: ['draft'] });
  }
}
