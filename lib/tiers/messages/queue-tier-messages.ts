import 'server-only';
import type { Tx } from '@/db/write';
import { memberLanguage } from '@/lib/domain/members/member-language';
import { type TierMessage, type TierStep, tierMessageOf } from '@/lib/domain/tiers/tier-message';
import { openChannels } from '@/lib/messaging/mail-settings';
import { tierChanged } from '@/lib/messaging/templates/tier-changed';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { readActiveRules } from '@/lib/rules/read-active-rules';

/** A member whose tier changed in this transaction. */
export type MovedMember = TierStep & { readonly memberId: number };

/** Of members with an e-mail who are not leaving: others cannot be written to. Queued in one statement, however many they are. */
const QUEUE = `
  INSERT INTO messages (member_id, channel, kind, template, language, params, next_at, queued_at)
  SELECT t.member_id, 'email', '${tierChanged.kind}', '${tierChanged.id}', coalesce(p.language, $5),
    jsonb_build_object('versionId', t.version_id, 'tierId', t.tier_id, 'isEntry', t.is_entry), $6, $6
  FROM unnest($1::bigint[], $2::int[], $3::int[], $4::int[]) AS t (member_id, version_id, tier_id, is_entry)
  JOIN members m USING (member_id) JOIN member_profiles p USING (member_id)
  WHERE m.status = 'active' AND p.email IS NOT NULL
  ORDER BY t.member_id`;

/** What each step is told; members who took the same one are told the same. */
function messagesOf(
  moved: readonly MovedMember[],
  find: (step: TierStep) => TierMessage | null,
): readonly (TierMessage & { readonly memberId: number })[] {
  const known = new Map<string, TierMessage | null>();
  return moved.flatMap(({ memberId, ...step }) => {
    const name = `${step.fromTierId} ${step.toTierId}`;
    const message = known.has(name) ? (known.get(name) ?? null) : find(step);
    known.set(name, message);
    return message === null ? [] : [{ memberId, ...message }];
  });
}

/**
 * Puts the entry and exit messages of tiers into the outbox, in the transaction that moved the members, by the ladders in force today.
 * Service messages: they tell what became of the membership. Without a mail server there are none. @returns how many were queued
 */
export async function queueTierMessages(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  moved: readonly MovedMember[],
): Promise<number> {
  if (moved.length === 0 || !openChannels().includes('email')) return 0;
  const { todayOn, currency } = await readProgrammeFacts(tx, now);
  const rules = await readActiveRules(rowsOf(tx), todayOn);
  const messages = messagesOf(moved, (step) => tierMessageOf(rules, step));
  if (messages.length === 0) return 0;
  const { rowCount } = await tx.client.query(QUEUE, [
    messages.map(({ memberId }) => memberId),
    messages.map(({ versionId }) => versionId),
    messages.map(({ tierId }) => tierId),
    messages.map(({ isEntry }) => (isEntry ? 1 : 0)),
    memberLanguage(null, currency),
    now,
  ]);
  return rowCount ?? 0;
}
