import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The file that says where the instance on a port keeps its data. */
export function servedNote(port: number): string {
  return join(tmpdir(), `vernost-e2e-${port}.folder`);
}
