import 'server-only';
import type { Tx } from '@/db/write';
import { openChannels } from '@/lib/messaging/mail-settings';
import { ledgerAlarm } from '@/lib/messaging/templates/ledger-alarm';

/**
 * A letter to each administrator who may sign in, unless one to them still waits: it tells what there is when it is sent.
 * It is about no member: it stands under 0. Without a mail server there is none.
 */
export async function queueLedgerAlarm({
  tx,
  now,
}: {
  readonly tx: Tx;
  readonly now: Date;
}): Promise<void> {
  if (!openChannels().includes('email')) return;
  await tx.client.query(
    `INSERT INTO messages (member_id, channel, kind, template, language, params, next_at, queued_at)
     SELECT 0, 'email', 'service', $2, coalesce(u.locale, 'en'), jsonb_build_object('userId', u.user_id), $1, $1 FROM users u
      WHERE u.role = 'admin' AND u.disabled_at IS NULL AND NOT EXISTS (
        SELECT FROM messages m WHERE m.member_id = 0 AND m.template = $2 AND m.state = 'queued'
          AND m.params = jsonb_build_object('userId', u.user_id))`,
    [now, ledgerAlarm.id],
  );
}
