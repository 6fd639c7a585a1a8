/** A refusal: `code` is stable, `requestId` is for whoever asks why. */
export class VernostError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  /** When to come again, where that is told. */
  readonly retryAfterSeconds: number | null;

  constructor(told: {
    status: number;
    code: string;
    details: Readonly<Record<string, unknown>>;
    requestId: string;
    retryAfterSeconds: number | null;
  }) {
    super(`${told.status} ${told.code}`);
    this.name = 'VernostError';
    this.status = told.status;
    this.code = told.code;
    this.details = told.details;
    this.requestId = told.requestId;
    this.retryAfterSeconds = told.retryAfterSeconds;
  }
}

/** One call as an endpoint makes it. */
type Call = {
  method: string;
  path: string;
  query?: Record<string, string | undefined>;
  body?: string;
  file?: BodyInit;
  key?: string;
};

type Problem = {
  error?: { code?: string; details?: Record<string, unknown> };
  requestId?: string;
};

/** Calls of the API by one key. What can be called stands in vernost.ts. */
export class VernostCalls {
  readonly #root: string;
  readonly #key: string;
  readonly #fetch: typeof fetch;

  /** `url`: where the product is, without /api/v1. */
  constructor(options: { url: string; key: string; fetch?: typeof fetch }) {
    this.#root = `${options.url.replace(/\/+$/, '')}/api/v1`;
    this.#key = options.key;
    this.#fetch = options.fetch ?? fetch;
  }

  /** Makes one call. Throws `VernostError` for every refusal. */
  protected async call<Answer>({
    method,
    path,
    query = {},
    body,
    file,
    key,
  }: Call): Promise<Answer> {
    const asked = Object.entries(query).filter(
      (one): one is [string, string] => one[1] !== undefined,
    );
    const search = asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`;
    const sent = body ?? file;
    const request = this.#fetch;
    const answer = await request(`${this.#root}${path}${search}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text) as Answer;
    let problem: Problem = {};
    try {
      problem = JSON.parse(text) as Problem;
    } catch {
      // What stands before the product may answer in words of its own.
    }
    const wait = Number(answer.headers.get('retry-after') ?? Number.NaN);
    throw new VernostError({
      status: answer.status,
      code: problem.error?.code ?? 'unknown',
      details: problem.error?.details ?? {},
      requestId: problem.requestId ?? '',
      retryAfterSeconds: Number.isFinite(wait) ? wait : null,
    });
  }
}
