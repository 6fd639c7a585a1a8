import 'server-only';
import type { ApiEndpointView, ApiField } from '@/lib/domain/access/api-endpoint';
import { ERROR_STATUS } from '@/lib/domain/shared/errors';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { allParametersOf, errorCodesOf, toSchema } from './openapi';

type Json = Readonly<Record<string, unknown>>;

/** Deeper than anything that an endpoint takes. */
const MOST_DEPTH = 6;

function typeText(schema: Json): string {
  const { anyOf, enum: options, type, items, const: fixed } = schema;
  if (fixed !== undefined) return JSON.stringify(fixed);
  if (Array.isArray(options)) return options.map((one) => JSON.stringify(one)).join(' | ');
  if (Array.isArray(anyOf)) return [...new Set(anyOf.map(typeText))].join(' | ');
  if (Array.isArray(type)) return type.join(' | ');
  if (type === 'array') return `${typeText((items ?? {}) as Json)}[]`;
  return typeof type === 'string' ? type : 'any';
}

/** The fields of an object and of what is in it, from top to bottom. */
function fieldsOf(schema: Json, prefix = '', depth = 0): ApiField[] {
  if (depth > MOST_DEPTH) return [];
  const { anyOf, items, properties, required = [] } = schema;
  if (Array.isArray(anyOf)) {
    const all = anyOf.flatMap((one: Json) => fieldsOf(one, prefix, depth + 1));
    const first = all.filter(({ path }, at) => all.findIndex((one) => one.path === path) === at);
    // One of several shapes asks for what all of them ask for.
    const isInAll = (path: string) =>
      all.filter((one) => one.path === path).length === anyOf.length;
    return first.map((one) => ({ ...one, isRequired: one.isRequired && isInAll(one.path) }));
  }
  if (items !== undefined) return fieldsOf(items as Json, `${prefix}[]`, depth + 1);
  if (properties === undefined) return [];
  return Object.entries(properties as Record<string, Json>).flatMap(([name, inner]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const field: ApiField = {
      path,
      type: typeText(inner),
      isRequired: (required as readonly string[]).includes(name),
      note: typeof inner.description === 'string' ? inner.description : '',
    };
    return [field, ...fieldsOf(inner, path, depth + 1)];
  });
}

const SAMPLES: Readonly<Record<string, string>> = {
  memberId: '17',
  holdId: '3',
  importId: '1',
  id: 'rfm',
};

function curlOf(endpoint: Endpoint, origin: string): string {
  const { method, path, example, isIdempotent, takesFile } = endpoint;
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => SAMPLES[name] ?? '1');
  const query = takesFile ? '?kind=purchases&name=receipts.csv' : '';
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${origin}/api/v1${address}${query}'`,
    `-H "Authorization: Bearer $KEY"`,
    ...(isIdempotent ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(example === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(example)}'`]),
    ...(takesFile ? ['--data-binary @receipts.csv'] : []),
  ].join(' \\\n  ');
}

function refusalsOf(endpoint: Endpoint): ApiEndpointView['refusals'] {
  const byStatus = Map.groupBy(errorCodesOf(endpoint), (code) => ERROR_STATUS[code]);
  return [...byStatus].map(([status, codes]) => ({ status, codes }));
}

/** Every endpoint for the page that tells them. `origin`: where this product is. */
export function describeEndpoints(origin: string): readonly ApiEndpointView[] {
  return ENDPOINTS.map((endpoint) => {
    const { id, method, path, scope, isIdempotent = false, schemas } = endpoint;
    return {
      ...{ id, method, path, scope, isIdempotent },
      parameters: allParametersOf(endpoint).map(({ name, in: place, required, ...parameter }) => ({
        path: name,
        in: place,
        type: typeText(parameter.schema),
        isRequired: required,
        note: parameter.description ?? '',
      })),
      body: schemas.body === null ? [] : fieldsOf(toSchema(schemas.body, 'input')),
      answer: fieldsOf(toSchema(schemas.answer, 'output')),
      curl: curlOf(endpoint, origin),
      refusals: refusalsOf(endpoint),
    };
  });
}
