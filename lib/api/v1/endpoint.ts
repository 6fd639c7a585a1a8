import 'server-only';
import { z } from 'zod';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import type { ApiScope } from '@/lib/domain/access/permissions';
import type { ErrorCode } from '@/lib/domain/shared/errors';
import { type Command, runCommandOnce } from '@/lib/kernel/command';
import { parseInput } from '@/lib/kernel/parse';

/** The text of an answer as it was first given, whether now or before. */
export type Written = { readonly text: string; readonly isReplayed: boolean };

/** What came in, before it is judged. */
export type RawCall = {
  readonly actor: ApiKeyActor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined: there is none, or it is a file. */
  readonly body: unknown;
  readonly request: Request;
  /** `Idempotency-Key`; empty where the endpoint asks for none. */
  readonly key: string;
  readonly now: Date;
};

/** Runs a command once for the key of the call. `input` overrides what makes the call the same one. */
type Once<Answer> = <Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
  input: z.input<Schema>,
  toAnswer: (result: Result) => Answer,
  asked?: Readonly<Record<string, unknown>>,
) => Promise<Written>;

type Call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, Answer> = Omit<
  RawCall,
  'params' | 'query' | 'body'
> & {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly once: Once<Answer>;
};

type Told = {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** Below /api/v1, with `{name}` for a parameter. */
  readonly path: string;
  /** Null: any key. */
  readonly scope: ApiScope | null;
  /** In the words of the console: `api.endpoints.<id>`; here the English ones, for the document. */
  readonly summary: string;
  /** 200 unless told. */
  readonly status?: 200 | 201;
  /** What it refuses with, beyond what every call may meet. */
  readonly errors: readonly ErrorCode[];
  /** An example of the body. */
  readonly example?: unknown;
  /** The body is a file, read by the endpoint itself. */
  readonly takesFile?: boolean;
  /** The answer is of a kind of its own: a report. */
  readonly isRaw?: boolean;
  /** Has one effect for a key that the caller chooses, and answers the same again. */
  readonly isIdempotent?: boolean;
};

export type Endpoint = Told & {
  readonly schemas: {
    readonly params: z.ZodObject;
    readonly query: z.ZodObject;
    readonly body: z.ZodType | null;
    readonly answer: z.ZodType;
  };
  /** Parses and runs. A Response goes out as it is, a Written as its text, anything else as JSON. */
  readonly handle: (call: RawCall) => Promise<unknown>;
};

const NOTHING = z.strictObject({});

/**
 * Declares an endpoint: its address, its scope, its shapes, and what it runs. An endpoint that writes is `isIdempotent` and
 * answers through `once`.
 */
export function defineEndpoint<
  A extends z.ZodType,
  P extends z.ZodObject = typeof NOTHING,
  Q extends z.ZodObject = typeof NOTHING,
  B extends z.ZodType = z.ZodUndefined,
>({
  params,
  query,
  body,
  answer,
  run,
  ...told
}: Told & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  readonly run: (call: Call<P, Q, B, z.input<A>>) => Promise<z.input<A> | Written | Response>;
}): Endpoint {
  const schemas = {
    params: params ?? NOTHING,
    query: query ?? NOTHING,
    body: body ?? null,
    answer,
  };
  const handle = (raw: RawCall) => {
    const parsed = {
      params: parseInput(schemas.params, raw.params) as z.output<P>,
      query: parseInput(schemas.query, raw.query) as z.output<Q>,
      body: parseInput(schemas.body ?? z.undefined(), raw.body) as z.output<B>,
    };
    const once: Once<z.input<A>> = (command, input, toAnswer, asked) =>
      runCommandOnce(command, input, {
        actor: raw.actor,
        now: raw.now,
        asked: {
          source: `api:${raw.actor.originId}`,
          key: raw.key,
          input: { endpoint: told.id, ...raw.params, ...(asked ?? { body: raw.body }) },
        },
        toText: (result) => JSON.stringify(toAnswer(result)),
      });
    return run({ ...raw, ...parsed, once });
  };
  return { ...told, schemas, handle };
}
