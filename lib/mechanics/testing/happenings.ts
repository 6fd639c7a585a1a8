import 'server-only';
import { expiryFrom } from '@/lib/domain/points/expiry';
import { recordEvent } from '@/lib/events/commands/record-event';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import {
  earn,
  nextKey,
  redeem,
  refusal,
  seedPeople,
  sql,
  till,
} from '@/lib/points/testing/points-desk';
import { type Bought, bringBack, line, record } from '@/lib/purchases/testing/till-desk';

/** The zone of the programme of tests. */
export const ZONE = 'Europe/Moscow';
/** A store of a partner's. */
const PARTNER_STORE = 3;
const PARTNER = 'Fuel';

/** What can happen to a member on a day. */
export type Happening =
  | {
      readonly is: 'buys';
      readonly atPartner: boolean;
      readonly goods: readonly {
        readonly category: string;
        readonly units: number;
        readonly minor: number;
      }[];
    }
  /** Of the latest purchase of a day before that nothing came back of: its first line, or all of it. */
  | { readonly is: 'bringsBack'; readonly isWhole: boolean }
  | { readonly is: 'does'; readonly event: string }
  | { readonly is: 'tellsBirthday'; readonly birthOn: string }
  | { readonly is: 'earns'; readonly points: number; readonly livesDays: number }
  | { readonly is: 'spends'; readonly points: number };

export type HappeningId = Happening['is'];

/** A member of a season with what they bought and still have. */
export type Player = {
  readonly memberId: number;
  readonly bought: { readonly of: Bought; readonly on: string }[];
};

type Moment = { readonly player: Player; readonly on: string; readonly now: Date };
type Play<Is extends HappeningId> = (
  moment: Moment,
  happening: Extract<Happening, { is: Is }>,
) => Promise<unknown>;

const SPENT_AT_MOST = ['insufficient_points', 'below_minimum'];

/** By what each is done: as a till, an app or the desk would. */
const PLAYS: { readonly [Is in HappeningId]: Play<Is> } = {
  buys: async ({ player, on, now }, { atPartner, goods }) => {
    const lines = goods.map(({ category, units, minor }) =>
      line(minor, { category, quantityMilli: String(units * 1_000) }),
    );
    const storeId = atPartner ? PARTNER_STORE : 1;
    const { memberId } = player;
    const of = await record({ memberId, storeId, purchasedAt: now, lines }, now);
    player.bought.push({ of, on });
  },
  bringsBack: async ({ player, on, now }, { isWhole }) => {
    const at = player.bought.findLastIndex((one) => one.on < on);
    const [one] = at < 0 ? [] : player.bought.splice(at, 1);
    if (one !== undefined) await bringBack(one.of, isWhole ? null : [[1, 1]], { now });
  },
  does: ({ player: { memberId }, now }, { event: name }) =>
    runCommand(recordEvent, { memberId, name, reference: nextKey() }, till, { now }),
  tellsBirthday: ({ player: { memberId }, on }, { birthOn }) =>
    sql('UPDATE member_profiles SET birth_on = $2, birth_set_on = $3 WHERE member_id = $1', [
      ...[memberId, birthOn, on],
    ]),
  earns: ({ player: { memberId }, now }, { points, livesDays }) => {
    const expiresAt = expiryFrom(now, ZONE, livesDays).toISOString();
    return earn(memberId, points, { now, expiresAt });
  },
  spends: async ({ player: { memberId }, now }, { points }) => {
    const refused = await refusal(redeem(memberId, String(points), nextKey(), now));
    const code = (refused as { code?: string } | null)?.code;
    if (code !== undefined && !SPENT_AT_MOST.includes(code)) throw new Error(`spends: ${code}`);
  },
};

/** Lets something happen to a member. */
export async function play(moment: Moment, happening: Happening): Promise<void> {
  const how = PLAYS[happening.is] as (at: Moment, what: Happening) => Promise<unknown>;
  await how(moment, happening);
}

const REACHABLE = [
  `UPDATE member_profiles SET email = 'm' || member_id || '@example.org' WHERE member_id = ANY ($1::bigint[])`,
  `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
   SELECT member_id, 'email', email, 'code', 'system:test', '2020-01-01' FROM member_profiles WHERE member_id = ANY ($1::bigint[])`,
  `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence, actor, happened_at)
   SELECT member_id, 'advertising', 'email', 'given', 1, 'en', 'desk', 'signedForm', 'system:test', '2020-01-02'
   FROM member_profiles WHERE member_id = ANY ($1::bigint[])`,
];

/** New members in force, who agreed to letters at an address that was confirmed. */
export async function join(
  members: readonly { readonly memberId: number; readonly joinedOn: string }[],
): Promise<void> {
  await seedMembers(members);
  const ids = members.map(({ memberId }) => memberId);
  for (const statement of REACHABLE) await sql(statement, [ids]);
}

/** What seasons take for granted: months to book in, a partner's store, a text that members agreed to. */
export async function openSeasons(): Promise<void> {
  await seedPeople();
  await sql(`SELECT ensure_month_partitions('2025-01-01', '2028-06-30')`);
  await sql(`UPDATE stores SET partner = $2 WHERE store_id = $1`, [PARTNER_STORE, PARTNER]);
  await sql(
    `INSERT INTO consent_texts (purpose, version, language, text, valid_from_on, actor, created_at)
     VALUES ('advertising', 1, 'en', 'Text', '2020-01-01', 'system:test', now()) ON CONFLICT DO NOTHING`,
  );
}
