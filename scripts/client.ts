import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './lib/project-root';
import { runScript } from './lib/run-script';
import { typescriptClient } from './lib/typescript-client';

/** Writes the TypeScript client of the API anew, of the schemas of its endpoints. */
void runScript(async () => {
  for (const [name, text] of typescriptClient()) {
    writeFileSync(join(PROJECT_ROOT, 'clients', 'typescript', name), text);
  }
});
