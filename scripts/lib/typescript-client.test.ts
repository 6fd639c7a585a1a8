import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { typescriptClient } from './typescript-client';

const FOLDER = 'clients/typescript';

it('the TypeScript client in the repository is that of the endpoints: else run npm run client', () => {
  const made = typescriptClient();
  expect(readdirSync(FOLDER).toSorted()).toEqual(['calls.ts', ...made.keys()].toSorted());
  for (const [name, text] of made) {
    expect(readFileSync(`${FOLDER}/${name}`, 'utf8'), name).toBe(text);
  }
});
