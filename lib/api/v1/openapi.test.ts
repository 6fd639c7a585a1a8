import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ERROR_STATUS } from '@/lib/domain/shared/errors';
import { ENDPOINTS } from './endpoints';
import { errorCodesOf, openApiDocument } from './openapi';

/*
 * The document against the rules of OpenAPI 3.1 and JSON Schema 2020-12 that it makes use of. What an object may hold is told
 * here by the specification's own tables of fixed fields.
 */

type Node = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodeOf = (value: unknown): Node => {
  if (!isNode(value)) throw new Error(`${JSON.stringify(value)} is no object`);
  return value;
};
const childrenOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isNode(value) ? Object.entries(value) : [];

const document = nodeOf(JSON.parse(JSON.stringify(openApiDocument())));

const FIELDS = {
  document: 'openapi info jsonSchemaDialect servers paths webhooks components security tags',
  info: 'title summary description termsOfService contact license version',
  pathItem: 'summary description get put post delete options head patch trace servers parameters',
  operation:
    'tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers',
  parameter: 'name in description required deprecated allowEmptyValue style explode schema example',
  requestBody: 'description content required',
  response: 'description headers content links',
  header: 'description required deprecated style explode schema example',
  mediaType: 'schema example examples encoding',
} as const;

/** What stands in an object that its kind does not know. */
const unknownIn = (kind: keyof typeof FIELDS, node: unknown): readonly string[] =>
  childrenOf(node)
    .map(([name]) => name)
    .filter((name) => !FIELDS[kind].split(' ').includes(name) && !name.startsWith('x-'));

type Operation = { readonly path: string; readonly method: string; readonly told: Node };

const operations: readonly Operation[] = childrenOf(document.paths).flatMap(([path, item]) =>
  childrenOf(item).map(([method, told]) => ({ path, method, told: nodeOf(told) })),
);

const parametersOf = ({ told }: Operation): readonly Node[] =>
  (Array.isArray(told.parameters) ? told.parameters : []).map(nodeOf);

const mediaOf = ({ told }: Operation): readonly Node[] =>
  [
    ...childrenOf(isNode(told.requestBody) ? told.requestBody.content : {}),
    ...childrenOf(told.responses).flatMap(([, response]) => childrenOf(nodeOf(response).content)),
  ].map(([, media]) => nodeOf(media));

/** Every object of the document, with the names that lead to it. */
function walk(value: unknown, way = '#'): readonly { readonly way: string; readonly node: Node }[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => walk(one, `${way}/${at}`));
  if (!isNode(value)) return [];
  const below = Object.entries(value).flatMap(([name, one]) => walk(one, `${way}/${name}`));
  return [{ way, node: value }, ...below];
}

/** What `#/a/b` leads to; undefined: nothing. */
const resolved = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, part) => (isNode(at) ? at[part] : undefined), document);

describe('the OpenAPI document', () => {
  it('is of 3.1, says whose it is, and holds nothing that the specification does not know', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    const info = nodeOf(document.info);
    expect([typeof info.title, typeof info.version]).toEqual(['string', 'string']);
    const license = nodeOf(info.license);
    expect('identifier' in license && 'url' in license).toBe(false);
    const unknown = [
      ...unknownIn('document', document),
      ...unknownIn('info', info),
      ...childrenOf(document.paths).flatMap(([, item]) => unknownIn('pathItem', item)),
      ...operations.flatMap((operation) => [
        ...unknownIn('operation', operation.told),
        ...unknownIn('requestBody', operation.told.requestBody),
        ...parametersOf(operation).flatMap((one) => unknownIn('parameter', one)),
        ...mediaOf(operation).flatMap((one) => unknownIn('mediaType', one)),
        ...childrenOf(operation.told.responses).flatMap(([, response]) => [
          ...unknownIn('response', response),
          ...childrenOf(nodeOf(response).headers).flatMap(([, one]) => unknownIn('header', one)),
        ]),
      ]),
    ];
    expect(unknown).toEqual([]);
  });

  it('has no reference that leads nowhere, and asks for no key that it does not describe', () => {
    const references = walk(document).flatMap(({ node }) =>
      typeof node.$ref === 'string' ? [node.$ref] : [],
    );
    expect(references.length).toBeGreaterThan(0);
    expect(
      references.filter((one) => !one.startsWith('#/') || resolved(one) === undefined),
    ).toEqual([]);
    const schemes = childrenOf(nodeOf(document.components).securitySchemes).map(([name]) => name);
    const asked = (document.security as readonly Node[]).flatMap((one) => Object.keys(one));
    expect(asked.filter((name) => !schemes.includes(name))).toEqual([]);
  });

  it('names each operation once, and no two addresses are one', () => {
    const ids = operations.map(({ told }) => told.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const shapes = childrenOf(document.paths).map(([path]) => path.replaceAll(/\{[^}]+\}/g, '{}'));
    expect(new Set(shapes).size).toBe(shapes.length);
    expect(shapes.every((path) => path.startsWith('/'))).toBe(true);
  });

  it.each(operations.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s declares every parameter of its address and no other, each once and with a schema',
    (_, operation) => {
      const parameters = parametersOf(operation);
      const inPath = parameters.filter((one) => one.in === 'path');
      const named = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name).toSorted()).toEqual(named.toSorted());
      expect(inPath.every(({ required }) => required === true)).toBe(true);
      const told = parameters.map((one) => `${one.in} ${String(one.name).toLowerCase()}`);
      expect(new Set(told).size).toBe(told.length);
      expect(told.every((one) => /^(path|query|header) /.test(one))).toBe(true);
      expect(parameters.every(({ schema }) => isNode(schema))).toBe(true);
      // Told by the security scheme and the contents: as parameters they count for nothing.
      expect(
        told.filter((one) => /^header (accept|content-type|authorization)$/.test(one)),
      ).toEqual([]);
    },
  );

  it('has every endpoint of the registry with what it takes, answers and refuses with', () => {
    expect(operations).toHaveLength(ENDPOINTS.length);
    for (const endpoint of ENDPOINTS) {
      const told = operations.find(
        ({ path, method }) => path === endpoint.path && method === endpoint.method.toLowerCase(),
      )?.told;
      expect(told?.operationId, endpoint.id).toBe(endpoint.id);
      const responses = nodeOf(told?.responses);
      const done = nodeOf(responses[String(endpoint.status ?? 200)]);
      expect(Object.keys(nodeOf(done.content)), endpoint.id).toContain('application/json');
      const hasBody = endpoint.schemas.body !== null || endpoint.takesFile === true;
      expect(told?.requestBody !== undefined, endpoint.id).toBe(hasBody);
      const statuses = new Set(Object.keys(responses));
      for (const code of errorCodesOf(endpoint)) {
        const refused = nodeOf(responses[String(ERROR_STATUS[code])]);
        expect(refused.description, endpoint.id).toContain(`\`${code}\``);
        expect(Object.keys(nodeOf(refused.content))).toEqual(['application/problem+json']);
        statuses.delete(String(ERROR_STATUS[code]));
      }
      expect([...statuses], endpoint.id).toEqual([String(endpoint.status ?? 200)]);
    }
  });

  it('says of each answer what it is', () => {
    const responses = operations.flatMap(({ told }) => childrenOf(told.responses));
    expect(responses.filter(([status]) => !/^[1-5]\d\d$/.test(status))).toEqual([]);
    expect(responses.filter(([, one]) => typeof nodeOf(one).description !== 'string')).toEqual([]);
  });
});

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];
/** Of OpenAPI 3.0: a reader of 3.1 passes them over. */
const OUTDATED = ['nullable', 'discriminator'];

/** Where schemas begin, and all that stand in them. */
function schemasIn(way: string, schema: unknown): readonly { way: string; schema: Node }[] {
  if (!isNode(schema)) return [];
  const listed = ['anyOf', 'allOf', 'oneOf', 'prefixItems'].flatMap((name) => {
    const list = schema[name];
    return Array.isArray(list) ? list.map((one, at) => [`${name}/${at}`, one] as const) : [];
  });
  const named = ['properties', '$defs'].flatMap((name) => childrenOf(schema[name]));
  const single = ['items', 'additionalProperties', 'propertyNames', 'not'].map(
    (name) => [name, schema[name]] as const,
  );
  const below = [...listed, ...named, ...single].flatMap(([name, one]) =>
    schemasIn(`${way}/${name}`, one),
  );
  return [{ way, schema }, ...below];
}

const schemas = [
  ...operations.flatMap((operation) => {
    const { operationId } = operation.told;
    return [...parametersOf(operation), ...mediaOf(operation)].flatMap((one, at) =>
      schemasIn(`${operationId}/${at}`, one.schema),
    );
  }),
  ...childrenOf(nodeOf(document.components).schemas).flatMap(([name, one]) => schemasIn(name, one)),
];

describe('its schemas', () => {
  it('have types that there are, required fields that they describe, patterns that compile, and choices', () => {
    expect(schemas.length).toBeGreaterThan(200);
    for (const { way, schema } of schemas) {
      const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'string'];
      expect(
        types.filter((type) => !TYPES.includes(String(type))),
        way,
      ).toEqual([]);
      const properties = childrenOf(schema.properties).map(([name]) => name);
      const required = Array.isArray(schema.required) ? schema.required : [];
      expect(
        required.filter((name) => !properties.includes(String(name))),
        way,
      ).toEqual([]);
      if (schema.pattern !== undefined) {
        expect(() => new RegExp(String(schema.pattern), 'u'), way).not.toThrow();
      }
      if (schema.enum !== undefined) {
        const options = schema.enum as readonly unknown[];
        expect(options.length, way).toBeGreaterThan(0);
        expect(new Set(options).size, way).toBe(options.length);
      }
      expect(
        OUTDATED.filter((name) => name in schema),
        way,
      ).toEqual([]);
      for (const bound of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']) {
        if (bound in schema) expect(typeof schema[bound], `${way} ${bound}`).toBe('number');
      }
    }
  });

  const examples = operations.flatMap((operation) =>
    mediaOf(operation).flatMap((media) =>
      'example' in media ? [[String(operation.told.operationId), media] as const] : [],
    ),
  );

  it.each(examples)(
    'take the example of %s, and refuse it with a field that nobody knows',
    (_, media) => {
      const schema = z.fromJSONSchema(media.schema as Parameters<typeof z.fromJSONSchema>[0]);
      expect(schema.safeParse(media.example).error).toBeUndefined();
      expect(schema.safeParse({ ...nodeOf(media.example), nobody: 1 }).success).toBe(false);
    },
  );

  it('have an example for every call with a body that is no file', () => {
    const withBody = ENDPOINTS.filter(({ schemas: { body }, takesFile }) => body && !takesFile);
    const shown = examples.map(([id]) => id);
    expect(withBody.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([]);
  });
});
