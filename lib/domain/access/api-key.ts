/** A key as it is listed: never the key itself. */
export type ListedApiKey = {
  readonly apiKeyId: number;
  readonly name: string;
  readonly keyHint: string;
  readonly scopes: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
};
