import 'server-only';
import type { Endpoint } from '../endpoint';
import { ENDPOINTS } from '../endpoints';
import { allParametersOf, toSchema } from '../openapi';

type Json = Readonly<Record<string, unknown>>;
/** A whole number below. */
export type Random = (below: number) => number;

/** A small seeded generator, so that a failing run can be run again. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pick = <T>(random: Random, items: readonly T[]): T | undefined => items[random(items.length)];

/** What clients that are broken, old or hostile put where something else belongs. */
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'NaN',
  '9'.repeat(400),
  '\0',
  'a\0b',
  '\ud800',
  '‮',
  "'; DROP TABLE members; --",
  '../../etc/passwd',
  '{{7*7}}',
  '%s%n',
  'İ'.repeat(50),
  '2026-02-30T25:61:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999+23:59',
  -1,
  0,
  1.5,
  1e308,
  2 ** 53,
  true,
  [],
  [[]],
  {},
  { $ne: 1 },
  ['a', 1, null],
];

/** Texts that fit some pattern or other: what a schema asks for more than a type. */
const FITTING: readonly string[] = [
  '1',
  '120',
  '0.01',
  '99999999999',
  'OWN',
  'OTHER',
  'visit',
  'ref-1',
  '2026-11-20',
  '2026-11-20T12:00:00+03:00',
  '1999-12-31T23:59:59Z',
  '2000000000008',
  '+79170000001',
  'anna@mail.ru',
  'members',
  'rfm',
  'csv',
  'WzFd',
];

/** A value for a JSON Schema: mostly of its shape, sometimes anything. */
function madeFrom(schema: Json, random: Random, depth = 0): unknown {
  if (random(12) === 0 || depth > 6) return pick(random, ODD);
  const { anyOf, enum: options, type, const: fixed } = schema;
  if (fixed !== undefined) return fixed;
  if (Array.isArray(anyOf)) return madeFrom(pick(random, anyOf) ?? {}, random, depth + 1);
  if (Array.isArray(options)) return pick(random, options);
  if (type === 'string') return pick(random, FITTING);
  if (type === 'integer' || type === 'number') return random(8_000);
  if (type === 'boolean') return random(2) === 0;
  if (type === 'array') {
    const items = (schema.items ?? {}) as Json;
    const length = random(20) === 0 ? 2_100 : random(4);
    return Array.from({ length }, () => madeFrom(items, random, depth + 1));
  }
  if (type !== 'object') return pick(random, ODD);
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  const required = (schema.required ?? []) as readonly string[];
  const fields = Object.entries(properties).filter(([name]) =>
    required.includes(name) ? random(15) !== 0 : random(2) === 0,
  );
  const made = fields.map(([name, inner]) => [name, madeFrom(inner, random, depth + 1)]);
  const extra = random(25) === 0 ? [['__proto__x', pick(random, ODD)]] : [];
  return Object.fromEntries([...made, ...extra]);
}

export type RandomCall = {
  readonly method: string;
  /** Below /api/v1, as it goes over the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
};

function keyHeader(random: Random): Record<string, string> {
  const kind = random(10);
  if (kind === 0) return {};
  if (kind === 1) return { 'idempotency-key': 'x'.repeat(1 + random(200)) };
  // Few of them, so that keys meet again.
  return { 'idempotency-key': `fuzz-${random(300)}` };
}

/** A call of an endpoint, in its shape or near it. */
export function structuredCall(random: Random): RandomCall {
  const endpoint: Endpoint = pick(random, ENDPOINTS) ?? ENDPOINTS[0] ?? never();
  const parameters = allParametersOf(endpoint);
  const text = (schema: Json) => String(madeFrom(schema, random) ?? '');
  let path = endpoint.path;
  for (const { name, in: place, schema } of parameters) {
    if (place !== 'path') continue;
    const value = random(3) === 0 ? text(schema) : String(7_001 + random(3));
    path = path.replace(`{${name}}`, encodeURIComponent(value.toWellFormed()));
  }
  const query = parameters
    .filter(({ in: place }) => place === 'query' && random(4) !== 0)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(text(schema).toWellFormed())}`);
  const { body } = endpoint.schemas;
  return {
    method: endpoint.method,
    path: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers: { 'content-type': 'application/json', ...keyHeader(random) },
    body:
      endpoint.method === 'GET'
        ? null
        : JSON.stringify(body === null ? {} : madeFrom(toSchema(body, 'input'), random)),
  };
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const TYPES = [
  'application/json',
  'text/plain',
  'application/xml',
  '',
  'application/json;charset=utf-7',
];

/** Anything at all: bytes, broken JSON, odd addresses and methods. */
export function rawCall(random: Random): RandomCall {
  const method = pick(random, METHODS) ?? 'GET';
  const odd = () => encodeURIComponent(String(pick(random, ODD)).toWellFormed());
  const known = pick(random, ENDPOINTS)?.path ?? '/ping';
  const path = [
    known,
    `/${odd()}`,
    `${known}/${odd()}`,
    `/members/${odd()}`,
    '//',
    '/members/%E0%A4%A',
  ][random(6)];
  const bytes = Uint8Array.from({ length: random(200) }, () => random(256));
  const bodies: (string | Uint8Array<ArrayBuffer>)[] = [
    bytes,
    '{"a":',
    '['.repeat(random(60_000)),
    `{"a":${'{"a":'.repeat(random(5_000))}1${'}'.repeat(5_000)}`,
    JSON.stringify(pick(random, ODD)),
    '\ufeff{}',
    '{"lines":[{"amount":"1"}],"lines":null}',
  ];
  const isBodiless = method === 'GET' || method === 'HEAD';
  return {
    method,
    path: `${path}${random(3) === 0 ? `?${odd()}=${odd()}&${odd()}` : ''}`,
    headers: { 'content-type': pick(random, TYPES) ?? '', ...keyHeader(random) },
    body: isBodiless ? null : (pick(random, bodies) ?? null),
  };
}

function never(): never {
  throw new Error('the API has no endpoints');
}
