import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const MADE = /^export const \w+ = create(Own)?Action\(/;

/** Statements of a `'use server'` file that export something not made by the wrapper. */
function bareExports(source: string): string[] {
  return source
    .split('\n')
    .filter((line) => /^\s*export\b/.test(line) && !/^export type /.test(line) && !MADE.test(line));
}

/** Whether a file turns functions into addresses anybody can post to. */
function isServerFile(source: string): boolean {
  return /^\s*(['"])use server\1;?\s*$/m.test(source);
}

const files = ['app', 'components', 'lib']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'));

describe('server actions', () => {
  it('are all made by the one wrapper, in files named actions.ts', () => {
    const found = files.filter((file) => isServerFile(readFileSync(file, 'utf8')));
    expect(found.length).toBeGreaterThan(3);
    for (const file of found) {
      expect(file).toMatch(/^app\/.*\/actions\.ts$/);
      expect(bareExports(readFileSync(file, 'utf8')), file).toEqual([]);
    }
  });

  it('a planted bare export is found', () => {
    const planted = [
      "'use server';",
      'export const good = createAction(command);',
      'export async function bad(id: number) {}',
      'export const alsoBad = async () => {};',
      'export { bad as worse };',
      'export default bad;',
    ];
    expect(isServerFile(planted.join('\n'))).toBe(true);
    expect(bareExports(planted.join('\n'))).toEqual(planted.slice(2));
  });

  it('an action hidden inside a component is found', () => {
    expect(isServerFile("async function save() {\n  'use server';\n}")).toBe(true);
  });
});
