import 'server-only';
import type { Tx } from '@/db/write';
import { ERASURE } from './erasure';

/**
 * Empties everything personal of one member, table by table. The member is anonymised already, or merged into one who is:
 * the database lets go of the words in what is only appended to for nobody else.
 */
export async function erasePersonalData(
  { tx: { client }, now }: { readonly tx: Tx; readonly now: Date },
  memberId: number,
): Promise<void> {
  const say = (erasing: string) =>
    client.query("SELECT set_config('vernost.erasing', $1, true)", [erasing]);
  await say(String(memberId));
  for (const { statement } of ERASURE) {
    await client.query(
      statement.replaceAll(':member', '$1').replaceAll(':now', '$2'),
      statement.includes(':now') ? [memberId, now] : [memberId],
    );
  }
  await say('');
}
