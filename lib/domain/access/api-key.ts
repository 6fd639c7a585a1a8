/** A key as it is listed: never the key itself. */
export type ListedApiKey = {
  readonly apiKeyId: number;
  readonly name: string;
  readonly keyHint: string;
  readonly scopes: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  /** When it is refused because another took its place; null: it is not. */
  readonly endsAt: Date | null;
  /** The key whose place it took, and the one that took its own. */
  readonly replacesHint: string | null;
  readonly replacedByHint: string | null;
  readonly store: string | null;
  readonly partner: string;
  readonly lastUsedAt: Date | null;
};

export const API_KEY_STATES = ['live', 'ending', 'ended', 'revoked'] as const;
/** `ending`: another took its place, it works until a day that is told. */
export type ApiKeyState = (typeof API_KEY_STATES)[number];

/** Whether a key works at a moment, and for how long. */
export function apiKeyState(
  { revokedAt, endsAt }: Pick<ListedApiKey, 'revokedAt' | 'endsAt'>,
  now: Date,
): ApiKeyState {
  if (revokedAt !== null) return 'revoked';
  if (endsAt === null) return 'live';
  return endsAt.getTime() > now.getTime() ? 'ending' : 'ended';
}
