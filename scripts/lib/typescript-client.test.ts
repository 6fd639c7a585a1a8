import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { typescriptClient } from './typescript-client';

it('the TypeScript client in the repository is that of the endpoints: else run npm run client', () => {
  expect(readFileSync('clients/typescript/vernost.ts', 'utf8')).toBe(typescriptClient());
});
