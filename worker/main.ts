import 'server-only';
import { log } from '@/lib/log';
import { runLoop } from './loop';
import { JOBS } from './registry';

const STOP_WITHIN_MS = 10_000;

/** The worker process: runs every job of the registry until SIGTERM or SIGINT, then lets each come to a safe end. */
function main(): void {
  const stopping = new AbortController();
  const loops = JOBS.map((job) => runLoop(job, stopping.signal));
  log.info({ jobs: JOBS.map((job) => job.id) }, 'worker ready');

  const stop = async () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await Promise.all(loops);
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main();
