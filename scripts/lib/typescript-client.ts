import type { Endpoint } from '@/lib/api/v1/endpoint';
import { ENDPOINTS } from '@/lib/api/v1/endpoints';
import { allParametersOf, toSchema } from '@/lib/api/v1/openapi';

type Json = Readonly<Record<string, unknown>>;

const PLAIN: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

const INDENT = '  ';
const quoted = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);
const literal = (value: unknown) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);

/** The fields of an object, each with what the document says of it. */
function fieldsOf(schema: Json, depth: number): string {
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  const required = (schema.required ?? []) as readonly string[];
  const pad = INDENT.repeat(depth + 1);
  const lines = Object.entries(properties).map(([name, inner]) => {
    const note = typeof inner.description === 'string' ? `${pad}/** ${inner.description} */\n` : '';
    const mark = required.includes(name) ? '' : '?';
    return `${note}${pad}${quoted(name)}${mark}: ${typeOf(inner, depth + 1)};\n`;
  });
  return lines.length === 0
    ? 'Record<string, never>'
    : `{\n${lines.join('')}${INDENT.repeat(depth)}}`;
}

/** A JSON Schema of the document as a type. */
function typeOf(schema: Json, depth = 0): string {
  const { anyOf, enum: options, type, const: fixed, additionalProperties } = schema;
  if (fixed !== undefined) return literal(fixed);
  if (Array.isArray(options)) return options.map(literal).join(' | ');
  if (Array.isArray(anyOf)) {
    return [...new Set(anyOf.map((one: Json) => typeOf(one, depth)))].join(' | ');
  }
  if (type === 'array') return `Array<${typeOf((schema.items ?? {}) as Json, depth)}>`;
  if (type === 'object' && schema.properties !== undefined) return fieldsOf(schema, depth);
  if (type === 'object') {
    const inner = typeof additionalProperties === 'object' ? (additionalProperties as Json) : {};
    return `Record<string, ${typeOf(inner, depth)}>`;
  }
  if (Array.isArray(type)) return type.map((one: string) => PLAIN[one] ?? 'unknown').join(' | ');
  return PLAIN[String(type)] ?? 'unknown';
}

const capital = (id: string) => `${id.charAt(0).toUpperCase()}${id.slice(1)}`;

function typesOf({ id, schemas }: Endpoint): string {
  const body =
    schemas.body === null
      ? ''
      : `export type ${capital(id)}Body = ${typeOf(toSchema(schemas.body, 'input'))};\n\n`;
  return `${body}export type ${capital(id)}Answer = ${typeOf(toSchema(schemas.answer, 'output'))};\n`;
}

function methodOf(endpoint: Endpoint): string {
  const { id, method, path, summary, schemas, isIdempotent, takesFile } = endpoint;
  const parameters = allParametersOf(endpoint);
  const named = parameters.filter(({ in: place }) => place !== 'header');
  const fields = [
    ...named.map(({ name, required, in: place }) => {
      const type = place === 'path' ? 'string | number' : 'string';
      return `${name}${required ? '' : '?'}: ${type}`;
    }),
    ...(schemas.body === null ? [] : [`body: ${capital(id)}Body`]),
    ...(takesFile ? ['file: BodyInit'] : []),
    ...(isIdempotent ? ['idempotencyKey: string'] : []),
  ];
  const given = fields.length === 0 ? '' : `given: { ${fields.join('; ')} }`;
  const query = named.filter(({ in: place }) => place === 'query').map(({ name }) => name);
  const address = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name) => `\${encodeURIComponent(given.${name})}`,
  );
  const call = [
    `method: '${method}'`,
    `path: \`${address}\``,
    ...(query.length === 0
      ? []
      : [`query: { ${query.map((name) => `${name}: given.${name}`).join(', ')} }`]),
    ...(schemas.body === null ? [] : ['body: JSON.stringify(given.body)']),
    ...(takesFile ? ['file: given.file'] : []),
    ...(isIdempotent ? ['key: given.idempotencyKey'] : []),
  ];
  return `  /** ${summary} */
  ${id}(${given}): Promise<${capital(id)}Answer> {
    return this.#call({ ${call.join(', ')} });
  }
`;
}

const HEAD = `// biome-ignore-all format: made by npm run client
/**
 * The HTTP API of Vernost for TypeScript. Made of its OpenAPI document by \`npm run client\`; changes are made there.
 * It needs nothing but fetch.
 */

/** A refusal: \`code\` is stable, \`requestId\` is for whoever asks why. */
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
    super(\`\${told.status} \${told.code}\`);
    this.name = 'VernostError';
    this.status = told.status;
    this.code = told.code;
    this.details = told.details;
    this.requestId = told.requestId;
    this.retryAfterSeconds = told.retryAfterSeconds;
  }
}

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

`;

const CLIENT = `export class Vernost {
  readonly #root: string;
  readonly #key: string;
  readonly #fetch: typeof fetch;

  /** \`url\`: where the product is, without /api/v1. */
  constructor(options: { url: string; key: string; fetch?: typeof fetch }) {
    this.#root = \`\${options.url.replace(/\\/+$/, '')}/api/v1\`;
    this.#key = options.key;
    this.#fetch = options.fetch ?? fetch;
  }

  async #call<Answer>({ method, path, query = {}, body, file, key }: Call): Promise<Answer> {
    const asked = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined);
    const search = asked.length === 0 ? '' : \`?\${new URLSearchParams(asked)}\`;
    const sent = body ?? file;
    const request = this.#fetch;
    const answer = await request(\`\${this.#root}\${path}\${search}\`, {
      method,
      headers: {
        authorization: \`Bearer \${this.#key}\`,
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

`;

/** The client as text: what clients/typescript/vernost.ts is to hold. */
export function typescriptClient(): string {
  const types = ENDPOINTS.map(typesOf).join('\n');
  const methods = ENDPOINTS.map(methodOf).join('\n');
  return `${HEAD}${types}\n${CLIENT}${methods}}\n`;
}
