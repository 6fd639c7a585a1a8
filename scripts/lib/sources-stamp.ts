import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the build reads. A file that is not here does not trigger a build. */
const INPUTS = [
  'app/**',
  'components/**',
  'db/**',
  'lib/**',
  'messages/**',
  'public/**',
  '*.config.{ts,mjs}',
  'proxy.ts',
  'instrumentation*.ts',
  'tsconfig*.json',
  'package.json',
  'package-lock.json',
];
const NO_INPUT = /\.test\.tsx?$|\.(md|sql|snap)$|(^|\/)(vitest|playwright|drizzle)\.config\.ts$/;

/** A hash of the sources below the root: the same sources, the same stamp. */
export function sourcesStamp(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(INPUTS, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !NO_INPUT.test(path))
    .sort();
  for (const path of files) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Whether the build in the folder was made from these sources, and to its end. */
export function isBuilt(distFolder: string, stamp: string): boolean {
  const file = join(distFolder, 'vernost-sources');
  return (
    existsSync(join(distFolder, 'BUILD_ID')) &&
    existsSync(file) &&
    readFileSync(file, 'utf8') === stamp
  );
}
