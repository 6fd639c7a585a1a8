import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Endpoint } from '@/lib/api/v1/endpoint';
import { ENDPOINTS } from '@/lib/api/v1/endpoints';
import { allParametersOf, toSchema } from '@/lib/api/v1/openapi';
import { assert } from '@/lib/domain/shared/assert';
import { PROJECT_ROOT } from './project-root';

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
function fieldsOf(schema: Json, named: Named, depth: number): string {
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  const required = (schema.required ?? []) as readonly string[];
  const pad = INDENT.repeat(depth + 1);
  const lines = Object.entries(properties).map(([name, inner]) => {
    const note = typeof inner.description === 'string' ? `${pad}/** ${inner.description} */\n` : '';
    const mark = required.includes(name) ? '' : '?';
    return `${note}${pad}${quoted(name)}${mark}: ${typeOf(inner, named, depth + 1)};\n`;
  });
  return lines.length === 0
    ? 'Record<string, never>'
    : `{\n${lines.join('')}${INDENT.repeat(depth)}}`;
}

/** Types that schemas name (`title`), by their names: each is written once. */
type Named = Map<string, string>;

/** A JSON Schema of the document as a type; one that has a name is written among the named ones. */
function typeOf(schema: Json, named: Named, depth = 0): string {
  const { title } = schema;
  if (typeof title !== 'string') return bareType(schema, named, depth);
  if (!named.has(title)) named.set(title, bareType(schema, named, 0));
  assert(named.get(title) === bareType(schema, named, 0), `one type bears the name ${title}`);
  return title;
}

function bareType(schema: Json, named: Named, depth: number): string {
  const { anyOf, enum: options, type, const: fixed, additionalProperties } = schema;
  if (fixed !== undefined) return literal(fixed);
  if (Array.isArray(options)) return options.map(literal).join(' | ');
  if (Array.isArray(anyOf)) {
    return [...new Set(anyOf.map((one: Json) => typeOf(one, named, depth)))].join(' | ');
  }
  if (type === 'array') return `Array<${typeOf((schema.items ?? {}) as Json, named, depth)}>`;
  if (type === 'object' && schema.properties !== undefined) return fieldsOf(schema, named, depth);
  if (type === 'object') {
    const inner = typeof additionalProperties === 'object' ? (additionalProperties as Json) : {};
    return `Record<string, ${typeOf(inner, named, depth)}>`;
  }
  if (Array.isArray(type)) return type.map((one: string) => PLAIN[one] ?? 'unknown').join(' | ');
  return PLAIN[String(type)] ?? 'unknown';
}

const capital = (id: string) => `${id.charAt(0).toUpperCase()}${id.slice(1)}`;

function typesOf({ id, schemas }: Endpoint, named: Named): string {
  const body =
    schemas.body === null
      ? ''
      : `export type ${capital(id)}Body = ${typeOf(toSchema(schemas.body, 'input'), named)};\n\n`;
  return `${body}export type ${capital(id)}Answer = ${typeOf(toSchema(schemas.answer, 'output'), named)};\n`;
}

/** The part of the API that an endpoint belongs to: the first word of its path. */
const areaOf = ({ path }: Endpoint): string => path.split('/')[1] ?? '';

function methodOf(endpoint: Endpoint): string {
  const { id, method, path, summary, schemas, isIdempotent, takesFile } = endpoint;
  // Types stand in the file of their part of the API.
  const own = `${areaOf(endpoint)}.${capital(id)}`;
  const parameters = allParametersOf(endpoint);
  const named = parameters.filter(({ in: place }) => place !== 'header');
  const fields = [
    ...named.map(({ name, required, in: place }) => {
      const type = place === 'path' ? 'string | number' : 'string';
      return `${name}${required ? '' : '?'}: ${type}`;
    }),
    ...(schemas.body === null ? [] : [`body: ${own}Body`]),
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
  ${id}(${given}): Promise<${own}Answer> {
    return this.call({ ${call.join(', ')} });
  }
`;
}

const MADE = '// Made by npm run client: changes are made there.\n\n';
const SHARED = 'shared';

const HEAD = `/**
 * The HTTP API of Vernost for TypeScript. Made of the schemas of its endpoints by \`npm run client\`; changes are made there.
 * It needs the files beside it, and nothing but fetch.
 */
`;

/** What of these types a text names, as one line that imports them. */
function importOf(from: string, names: readonly string[], text: string): string {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return used.length === 0 ? '' : `import type { ${used.join(', ')} } from './${from}';\n`;
}

/** The text as the project formats its files. */
function tidied(name: string, text: string): string {
  const biome = join(PROJECT_ROOT, 'node_modules', '.bin', 'biome');
  const file = `--stdin-file-path=clients/typescript/${name}`;
  return execFileSync(biome, ['check', '--write', file], { input: text, encoding: 'utf8' });
}

/** An area with more endpoints than this has a class of its own, which the client continues. */
const MANY = 8;

type Area = { readonly area: string; readonly endpoints: readonly Endpoint[] };

/** Types of areas as methods name them. */
const typesOfAreas = (areas: readonly Area[]) =>
  areas.map(({ area }) => `import type * as ${area} from './${area}';\n`).join('');

/** The methods of endpoints as a class that continues another. */
function classOf(name: string, base: string, areas: readonly Area[]): string {
  const methods = areas.flatMap(({ endpoints }) => endpoints.map(methodOf)).join('\n');
  return `export class ${name} extends ${base} {\n${methods}}\n`;
}

/** The client: a file for each area that has many endpoints, each class continuing the one before, and the whole. */
function clientFiles(areas: readonly Area[]): readonly (readonly [string, string])[] {
  const large = areas.filter(({ endpoints }) => endpoints.length > MANY);
  const others = areas.filter((one) => !large.includes(one));
  let base = { name: 'VernostCalls', file: 'calls' };
  const before = large.map(({ area, endpoints }): [string, string] => {
    const [name, file] = [`Vernost${capital(area)}`, `${area}-calls`];
    const text = `${MADE}import { ${base.name} } from './${base.file}';
${typesOfAreas([{ area, endpoints }])}
/** Endpoints of ${area} as methods. */
${classOf(name, base.name, [{ area, endpoints }])}`;
    base = { name, file };
    return [`${file}.ts`, text];
  });
  const exported = [SHARED, ...areas.map(({ area }) => area)]
    .map((file) => `export type * from './${file}';\n`)
    .join('');
  const whole = `${MADE}${HEAD}import { ${base.name} } from './${base.file}';\n${typesOfAreas(others)}
export { VernostError } from './calls';
${exported}
/** Every endpoint as a method. */
${classOf('Vernost', base.name, others)}`;
  return [...before, ['vernost.ts', whole]];
}

/** What is made of clients/typescript, by name of file: types by part of the API, named ones apart, and the client. */
export function typescriptClient(): ReadonlyMap<string, string> {
  const named: Named = new Map();
  const areas = [...Map.groupBy(ENDPOINTS, areaOf)].map(([area, endpoints]) => ({
    area,
    endpoints,
    text: endpoints.map((endpoint) => typesOf(endpoint, named)).join('\n'),
  }));
  const shared = [...named].map(([name, type]) => `export type ${name} = ${type};\n`).join('\n');
  const written: readonly (readonly [string, string])[] = [
    ...areas.map(({ area, text }): [string, string] => {
      const needs = importOf(SHARED, [...named.keys()], text);
      return [`${area}.ts`, `${MADE}${needs}${needs === '' ? '' : '\n'}${text}`];
    }),
    [`${SHARED}.ts`, `${MADE}${shared}`],
    ...clientFiles(areas),
  ];
  return new Map(written.map(([name, text]) => [name, tidied(name, text)]));
}
