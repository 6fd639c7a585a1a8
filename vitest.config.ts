import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * `@/` leads to the root; `server-only` is for the bundler and has nothing to say here. Drizzle's modules are some 250 files, which take
 * two seconds of processor to load as ES modules and a third of one as CommonJS, and each file of tests loads them.
 */
const resolve = {
  alias: [
    { find: /^drizzle-orm$/, replacement: here('./node_modules/drizzle-orm/index.cjs') },
    {
      find: /^drizzle-orm\/(migrator|node-postgres\/migrator)$/,
      replacement: here('./node_modules/drizzle-orm/$1.cjs'),
    },
    {
      find: /^drizzle-orm\/(node-postgres|pg-core)$/,
      replacement: here('./node_modules/drizzle-orm/$1/index.cjs'),
    },
    { find: /^server-only$/, replacement: here('./node_modules/server-only/empty.js') },
    { find: /^@\//, replacement: here('./') },
  ],
};

const outside = ['**/node_modules/**', '**/.next*/**', '**/.vernost/**', 'e2e/**'];

export default defineConfig({
  test: {
    // Without it one processor is left to a server that waits for the tests most of the time.
    maxWorkers: '100%',
    projects: [
      {
        resolve,
        test: {
          name: 'pure',
          // Rules keep nothing between calls: one worker reads file after file, and loads what they share once.
          isolate: false,
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...outside, '**/*.db.test.ts'],
          // Properties with thousands of cases take seconds, and many times that on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: outside,
          globalSetup: ['db/testing/throw-away-cluster.ts'],
          setupFiles: ['db/testing/own-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
