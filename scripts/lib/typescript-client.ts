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
    return this.call({ ${call.join(', ')} });
  }
`;
}

const HEAD = `// biome-ignore-all format: made by npm run client
/**
 * The HTTP API of Vernost for TypeScript. Made of the schemas of its endpoints by \`npm run client\`; changes are made there.
 * It needs calls.ts beside it, and nothing but fetch.
 */
import { VernostCalls } from './calls';

export { VernostError } from './calls';

`;

/** The client as text: what clients/typescript/vernost.ts is to hold. */
export function typescriptClient(): string {
  const types = ENDPOINTS.map(typesOf).join('\n');
  const methods = ENDPOINTS.map(methodOf).join('\n');
  return `${HEAD}${types}\n/** Every endpoint as a method. */\nexport class Vernost extends VernostCalls {\n${methods}}\n`;
}
