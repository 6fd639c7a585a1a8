import { benchDatabase, dropDatabase, onConnection, switchDatabase } from '../bench-database';
import type { Measurement } from '../measure';
import { cardReads } from './cards';
import { measurePoints } from './points';
import { deskReads, measureReads } from './reads';
import { seedDesk } from './seed-desk';

const DATABASE = 'vernost_bench_desk';

/** Points, attributes, tasks, cards, a heavy timeline and consents, on a base of their own: the ledger forgets nothing. */
export async function measureDesk(
  serverUrl: string,
  members: number,
): Promise<readonly Measurement[]> {
  try {
    const databaseUrl = await benchDatabase(serverUrl, { name: DATABASE, isNew: true });
    await switchDatabase(databaseUrl);
    return await onConnection(databaseUrl, async (client) => {
      await seedDesk(client, members);
      const reads = await measureReads([...deskReads(members), ...cardReads(members)]);
      return [...reads, ...(await measurePoints(client, members))];
    });
  } finally {
    await switchDatabase(serverUrl);
    await dropDatabase(serverUrl, DATABASE);
  }
}
