import 'server-only';
import { withTx } from '@/db/write';

const ACTOR = { label: 'system:test', requestId: 'test' };
const TURNS = 500;
const TURN_MS = 10;

const WAITING = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;

/** Until statements of so many other transactions wait for locks. Throws when they do not within five seconds. */
export async function untilSomebodyWaits(people = 1): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { rowCount } = await withTx(ACTOR, ({ client }) => client.query(WAITING));
    if ((rowCount ?? 0) >= people) return;
    await new Promise((resolve) => setTimeout(resolve, TURN_MS));
  }
  throw new Error('nobody waits');
}
