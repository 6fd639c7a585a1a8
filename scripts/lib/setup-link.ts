import { closeReadPools } from '@/db/read';
import { closeWritePool } from '@/db/write';
import { createSetupLink } from '@/lib/access/commands/create-setup-link';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';

/** The one-time link by which the first administrator is created; null when somebody can sign in. */
export async function setupLink(databaseUrl: string, publicUrl: string): Promise<string | null> {
  process.env.DATABASE_URL = databaseUrl;
  const token = await runCommand(createSetupLink, {}, systemActor('start'));
  await Promise.all([closeReadPools(), closeWritePool()]);
  if (token === null) return null;
  const url = new URL('/setup', publicUrl);
  url.searchParams.set('token', token);
  return url.href;
}
