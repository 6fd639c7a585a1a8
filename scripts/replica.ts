import { startEmbedded } from '@/db/embedded';
import { prepareReplica } from '@/db/embedded/replica-folder';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { env } from '@/lib/env';
import { openDataFolder } from './lib/data-folder';
import { findHolder } from './lib/instance';
import { runScript } from './lib/run-script';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Resolves at the first wish to stop. */
const asked = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });

/** Keeps a second server beside the embedded one that repeats it and answers reports, until Ctrl-C. */
void runScript(async () => {
  const settings = env();
  if (settings.databaseUrl !== null) {
    throw new StartProblem(
      'DATABASE_URL is set: this replica is one of the embedded server. Make one of your own server as PostgreSQL documents it, and set DATABASE_READ_URL.',
    );
  }
  const folder = openDataFolder(settings.dataDir);
  const databaseUrl = findHolder(folder.path)?.databaseUrl ?? null;
  if (databaseUrl === null) {
    throw new StartProblem(`Nothing runs on ${folder.path} yet: npm start first.`);
  }
  const place = folder.replica;
  const isNew = await prepareReplica({ databaseUrl, folder: folder.postgres }, place);
  const logFile = folder.logOf('replica');
  const server = await startEmbedded({ folder: place, kind: 'lasting', logFile });
  say(isNew ? `A replica was made in ${place}.` : `The replica in ${place} goes on.`);
  say('It answers reports of the console from the next npm start on, and until Ctrl-C here.');
  await Promise.race([asked(), server.ended]);
  await server.stop();
  return 0;
});
