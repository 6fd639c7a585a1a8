import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';

// Each case starts the tool itself, which is slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ROOT = resolve(import.meta.dirname, '../..');
let house = '';

afterEach(() => rmSync(house, { recursive: true, force: true }));

/** Builds a small house of the given files and returns the names of the rules it breaks. */
function brokenRules(files: Readonly<Record<string, string>>): string[] {
  house = mkdtempSync(join(tmpdir(), 'vernost-house-'));
  const all = { 'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./*"]}}}', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      join(ROOT, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      '.',
    ],
    { cwd: house, encoding: 'utf8' },
  );
  const report = JSON.parse(run.stdout) as {
    summary: { violations: { rule: { name: string } }[] };
  };
  return report.summary.violations.map((violation) => violation.rule.name).sort();
}

describe('the house refuses', () => {
  it.each([
    [
      'a component that imports the database',
      'components-stay-in-the-browser',
      {
        'components/a.ts': "import '@/db/write';",
        'db/write.ts': 'export {};',
      },
    ],
    [
      'a component that reaches the database through another file',
      'components-never-reach-the-server',
      {
        'components/a.ts': "import '@/lib/format/b';",
        'lib/format/b.ts': "import '@/db/write';",
        'db/write.ts': 'export {};',
      },
    ],
    [
      'a rule that reads from an area',
      'domain-is-pure',
      {
        'lib/domain/points/a.ts': "import '@/lib/members/b';",
        'lib/members/b.ts': 'export {};',
      },
    ],
    [
      'a report spec that is not pure',
      'spec-is-pure',
      {
        'lib/analytics/reports/x/spec.ts': "import './query';",
        'lib/analytics/reports/x/query.ts': 'export {};',
      },
    ],
    [
      'an area that reaches up into a route',
      'areas-stay-downstairs',
      {
        'lib/members/a.ts': "import '@/app/b';",
        'app/b.ts': 'export {};',
      },
    ],
    [
      'a route that touches the database',
      'routes-never-touch-tables',
      {
        'app/(console)/members/page.ts': "import '@/db/read';",
        'db/read.ts': 'export {};',
      },
    ],
    [
      'a client piece that runs a query',
      'parts-are-client-pieces',
      {
        'app/(console)/members/_parts/a.ts': "import '@/lib/members/b';",
        'lib/members/b.ts': 'export {};',
      },
    ],
    [
      'a route that borrows from its neighbour',
      'no-sibling-segments',
      {
        'app/(console)/members/a.ts': "import '../cards/b';",
        'app/(console)/cards/b.ts': 'export {};',
      },
    ],
    [
      'a job that writes by itself',
      'worker-runs-commands',
      {
        'worker/a.ts': "import '@/db/write';",
        'db/write.ts': 'export {};',
      },
    ],
    [
      'a circle',
      'no-circle',
      { 'lib/members/a.ts': "import './b';", 'lib/members/b.ts': "import './a';" },
    ],
  ])('%s', (_, rule, files) => {
    expect(brokenRules(files)).toContain(rule);
  });

  it('nothing in a house where imports run downward', () => {
    const fine = {
      'app/(console)/members/page.ts': "import '@/lib/members/queries/a';",
      'lib/members/queries/a.ts': "import '@/lib/kernel/query'; import '@/lib/domain/members/b';",
      'lib/kernel/query.ts': "import '@/db/read';",
      'db/read.ts': 'export {};',
      'lib/domain/members/b.ts': 'export {};',
    };
    expect(brokenRules(fine)).toEqual([]);
  });
});

describe('the linter refuses', () => {
  it.each(['sql.begin(async () => {});', 'db.transaction(async () => {});'])(
    'a transaction of the driver: %s',
    (line) => {
      house = mkdtempSync(join(tmpdir(), 'vernost-lint-'));
      const file = join(house, 'planted.ts');
      writeFileSync(file, `import { db, sql } from './x';\n${line}\nexport { db, sql };\n`);
      const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
      const run = spawnSync(
        process.execPath,
        [biome, 'lint', '--config-path', ROOT, '--vcs-enabled=false', file],
        { encoding: 'utf8' },
      );
      expect(run.stdout + run.stderr).toContain('Open transactions through withTx');
      expect(run.status).toBe(1);
    },
  );
});
