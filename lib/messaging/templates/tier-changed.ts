import 'server-only';
import type { Tx } from '@/db/write';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { readRuleVersions } from '@/lib/rules/read-rule-versions';
import type { MessageTemplate, Recipient } from './template';

/** Whether the member still shows the tier that the message is about. */
async function shows(tx: Tx, { memberId }: Recipient, tierId: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'SELECT FROM members WHERE member_id = $1 AND tier_id = $2',
    [memberId, tierId],
  );
  return rowCount !== 0;
}

/**
 * What a tier says to who reaches it, or to who falls from it: in the words of the version of the ladder that moved them. Of no use once the
 * member fell from what they had reached, or has again what they had lost.
 */
export const tierChanged: MessageTemplate = {
  id: 'tierChanged',
  kind: 'service',
  write: async (tx, recipient, { params }) => {
    const { versionId = 0, tierId = 0, isEntry = 0 } = params;
    const [version] = await readRuleVersions(rowsOf(tx), [versionId]);
    if (version?.definition.kind !== 'tiers') return 'stale';
    const tier = version.definition.tiers.find((one) => one.tierId === tierId);
    const said = isEntry === 1 ? tier?.entryMessage : tier?.exitMessage;
    if (said === undefined) return 'stale';
    if ((await shows(tx, recipient, tierId)) !== (isEntry === 1)) return 'stale';
    const { language } = recipient;
    const text = said.text[language];
    return { subject: said.subject[language], text };
  },
};
