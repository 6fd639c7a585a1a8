import { type EmbeddedServer, startEmbedded } from '@/db/embedded';
import type { DataFolder } from './data-folder';
import { publish } from './instance';
import { rotateLog } from './service';
import type { Shutdown } from './shutdown';
import { type Supervised, supervise } from './supervise';

/** The database of a running instance; its address may change when it had to be started again. */
export type InstanceDatabase = Readonly<{ url: () => string }>;

/**
 * The user's own database, or the embedded one kept up until the instance stops.
 * @param onMoved called when the embedded server came back on another port
 */
export async function instanceDatabase({
  given,
  folder,
  shutdown,
  say,
  onMoved,
}: {
  given: string | null;
  folder: DataFolder;
  shutdown: Shutdown;
  say: (line: string) => void;
  onMoved: () => Promise<void>;
}): Promise<InstanceDatabase> {
  if (given !== null) return { url: () => given };
  const logFile = folder.logOf('postgres');
  rotateLog(logFile);
  const start = () => startEmbedded({ folder: folder.postgres, kind: 'lasting', logFile });
  const first = await start();
  let url = first.databaseUrl;
  const onStart = async (server: EmbeddedServer) => {
    say('The database runs again.');
    if (server.databaseUrl === url) return;
    url = server.databaseUrl;
    publish(folder.path, { databaseUrl: url });
    await onMoved();
  };
  const supervised: Supervised = supervise({ name: 'The database', first, start, onStart, say });
  shutdown.add(supervised.stop);
  return { url: () => url };
}
