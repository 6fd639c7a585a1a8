import { readFileSync } from 'node:fs';
import { onConnection } from '../bench-database';

const NS_A_MS = 1_000_000;

/** What processes have taken of a processor so far, in milliseconds, which waiting does not lengthen. Zero where nobody tells it. */
function takenMs(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / NS_A_MS;
  } catch {
    return 0;
  }
}

/** Processor time so far: of this process, and of the connections of a base that its commands write by. */
export async function processorMs(
  databaseUrl: string,
): Promise<{ readonly node: number; readonly database: number }> {
  const { rows } = await onConnection(databaseUrl, (client) =>
    client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'vernost-write'`,
    ),
  );
  const { user, system } = process.cpuUsage();
  const database = rows.reduce((sum, { pid }) => sum + takenMs(pid), 0);
  return { node: (user + system) / 1_000, database };
}
