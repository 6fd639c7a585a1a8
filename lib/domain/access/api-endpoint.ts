/** A field of what an endpoint takes or answers, with the way to it: `lines[].amount`. */
export type ApiField = {
  readonly path: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly note: string;
};

/** An endpoint of the HTTP API as its page shows it. */
export type ApiEndpointView = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Null: any key. */
  readonly scope: string | null;
  readonly isIdempotent: boolean;
  readonly parameters: readonly (ApiField & { readonly in: string })[];
  readonly body: readonly ApiField[];
  readonly answer: readonly ApiField[];
  /** A call of it by curl, with `$KEY` for the key. */
  readonly curl: string;
  readonly refusals: readonly { readonly status: number; readonly codes: readonly string[] }[];
};
