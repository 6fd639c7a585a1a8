import 'server-only';
import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '@/lib/domain/shared/errors';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';

type Json = Readonly<Record<string, unknown>>;

/** What any call may be refused with. */
const ALWAYS: readonly ErrorCode[] = [
  'invalid_input',
  'not_signed_in',
  'too_many_attempts',
  'timeout',
  'unavailable',
];

/** Codes that an endpoint refuses with, by how it is declared. */
export function errorCodesOf({ errors, scope, isIdempotent, schemas }: Endpoint): ErrorCode[] {
  const codes = [
    ...ALWAYS,
    ...(scope === null ? [] : (['forbidden'] as const)),
    ...(isIdempotent ? (['idempotency_conflict'] as const) : []),
    ...(schemas.body === null ? [] : (['unsupported_media', 'payload_too_large'] as const)),
    ...errors,
  ];
  return [...new Set(codes)].toSorted((a, b) => ERROR_STATUS[a] - ERROR_STATUS[b]);
}

/** A Zod schema as JSON Schema 2020-12, without the name of the dialect, which OpenAPI 3.1 presumes. */
export function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const {
    $schema: _,
    '~standard': __,
    ...told
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  return told;
}

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Json;
};

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): Parameter[] {
  const { properties = {}, required = [] } = toSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(typeof description === 'string' ? { description } : {}),
    schema: rest,
  }));
}

const KEY_HEADER: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Your own name of the call, 1 to 100 visible characters. Sent again with it, the call has no second effect and the same answer.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,100}$' },
};

/** Everything that an endpoint takes beside its body. */
export function allParametersOf({ schemas, isIdempotent }: Endpoint): Parameter[] {
  return [
    ...parametersOf(schemas.params, 'path'),
    ...parametersOf(schemas.query, 'query'),
    ...(isIdempotent ? [KEY_HEADER] : []),
  ];
}

function requestBodyOf({ schemas, takesFile, example }: Endpoint): Json {
  if (takesFile) {
    const content = { 'application/octet-stream': { schema: {} } };
    return { requestBody: { required: true, content } };
  }
  if (schemas.body === null) return {};
  const json = {
    schema: toSchema(schemas.body, 'input'),
    ...(example === undefined ? {} : { example }),
  };
  return { requestBody: { required: true, content: { 'application/json': json } } };
}

const RATE_HEADERS = Object.fromEntries(
  ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'].map((name) => [
    name,
    { schema: { type: 'integer' } },
  ]),
);

function responsesOf(endpoint: Endpoint): Json {
  const { status = 200, schemas, isIdempotent, isRaw } = endpoint;
  const replayed = {
    'Idempotency-Replayed': {
      description: '`true`: this is the answer of before.',
      schema: { type: 'string' },
    },
  };
  const content = {
    'application/json': { schema: toSchema(schemas.answer, 'output') },
    ...(isRaw ? { 'text/csv': { schema: { type: 'string' } } } : {}),
  };
  const byStatus = Map.groupBy(errorCodesOf(endpoint), (code) => ERROR_STATUS[code]);
  const refusals = [...byStatus].map(([refused, codes]) => [
    String(refused),
    {
      description: codes.map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return {
    [String(status)]: {
      description: 'Done.',
      headers: { ...RATE_HEADERS, ...(isIdempotent ? replayed : {}) },
      content,
    },
    ...Object.fromEntries(refusals),
  };
}

function operationOf(endpoint: Endpoint): Json {
  const { id, summary, scope } = endpoint;
  const parameters = allParametersOf(endpoint);
  return {
    operationId: id,
    summary,
    tags: [endpoint.path.split('/')[1] ?? ''],
    'x-scope': scope,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...requestBodyOf(endpoint),
    responses: responsesOf(endpoint),
  };
}

const PROBLEM = {
  type: 'object',
  description:
    'RFC 9457. `error.code` is stable and for programs, `requestId` for people who ask why.',
  required: ['type', 'title', 'status', 'error', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    error: {
      type: 'object',
      required: ['code', 'details'],
      properties: {
        code: { type: 'string', enum: Object.keys(ERROR_STATUS).concat('unexpected') },
        details: { type: 'object' },
      },
    },
    requestId: { type: 'string' },
  },
};

function made(): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of ENDPOINTS) {
    const operations = paths[endpoint.path] ?? {};
    operations[endpoint.method.toLowerCase()] = operationOf(endpoint);
    paths[endpoint.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vernost',
      version: '1',
      description:
        'For tills, shops and apps. Amounts are decimal text in the programme’s currency, points are text, moments ISO 8601 with an offset.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key: `vk_...`.' },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

let document: Json | undefined;

/** The API as an OpenAPI 3.1 document, made once. */
export function openApiDocument(): Json {
  document ??= made();
  return document;
}
