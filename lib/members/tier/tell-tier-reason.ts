import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';

/** Says why tiers change in the rest of this transaction: the trigger that writes the changes down takes it from here. */
export async function tellTierReason({ client }: Tx, reason: TierReason): Promise<void> {
  await client.query("SELECT set_config('vernost.tier_reason', $1, true)", [reason]);
}
