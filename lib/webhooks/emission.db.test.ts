import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { type Tx, withTx } from '@/db/write';
import { CARD_OPERATIONS } from '@/lib/domain/cards/states';
import { ENTRY_KINDS } from '@/lib/domain/points/states';
import { WEBHOOK_EVENT_TYPES, WEBHOOK_EVENTS } from '@/lib/domain/webhooks/events';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { emitEvents } from './emit-events';
import { plantEndpoint } from './testing/planted-endpoint';

const ACTOR = { label: 'system:test', requestId: 'test' };
const sql = (...statements: readonly string[]) =>
  withTx(ACTOR, async ({ client }) => {
    for (const statement of statements) await client.query(statement);
  });
const told = async (endpointId: number) => {
  const rows = await readPool()<{ type: string; data: Record<string, unknown>; state: string }[]>`
    SELECT type, data, state FROM webhook_deliveries WHERE endpoint_id = ${endpointId} ORDER BY delivery_id`;
  for (const { type, data } of rows) {
    WEBHOOK_EVENTS[type as keyof typeof WEBHOOK_EVENTS].strict().parse(data);
  }
  return rows.map(({ type, data }) => [type, data]);
};

/** An account of 100 points in one lot, booked as the ledger books. */
const earn = (memberId: number) => [
  `INSERT INTO point_accounts (member_id, seq, balance, opened_at) VALUES (${memberId}, 1, 10000, now())`,
  `INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
     occurred_at, booked_at) VALUES (${memberId}, 1, 'earn', 10000, 10000, 0, 0, 'test', 'k${memberId}', 'x',
     '2026-11-27T10:00:00Z', '2026-11-27T10:00:01Z')`,
  `INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at)
   VALUES (${memberId}, 1, 'available', 10000, 10000, now())`,
];

let all = 0;
beforeAll(async () => {
  await seedMembers([1, 2, 3, 4, 5].map((memberId) => ({ memberId, card: `77840010${memberId}` })));
  await sql(
    `INSERT INTO tiers (tier_id, code, rank, name_en, name_ru) VALUES (71, 'steel', 71, 'S', 'S')`,
  );
});
beforeEach(async () => {
  await sql(
    `UPDATE webhook_endpoints SET state = 'removed', stop_reason = NULL WHERE state <> 'removed'`,
  );
  all = await plantEndpoint(WEBHOOK_EVENT_TYPES);
});

describe('an endpoint that asked for everything is told', () => {
  it('of points, as text, with the movement that the ledger knows it by', async () => {
    await sql(...earn(1));
    expect(await told(all)).toEqual([
      [
        'points.earned',
        {
          memberId: 1,
          entry: 1,
          kind: 'earn',
          points: '100',
          pendingPoints: '0',
          debtPoints: '0',
          balance: '100',
          reverses: null,
          otherMemberId: null,
          bookedAt: '2026-11-27T10:00:01.000Z',
        },
      ],
    ]);
  });

  it('of a member who enrols, changes, is merged and is erased', async () => {
    await sql(
      `INSERT INTO members (member_id, joined_on) VALUES (50, '2026-11-27'), (51, '2026-11-27')`,
      `UPDATE members SET version = version + 1 WHERE member_id = 50`,
      `UPDATE members SET preferred_store_id = NULL WHERE member_id = 50`,
      `UPDATE members SET status = 'merged', merged_into = 51, version = version + 1 WHERE member_id = 50`,
      `UPDATE members SET status = 'anonymised', version = version + 1 WHERE member_id = 51`,
    );
    expect(await told(all)).toEqual([
      [
        'member.enrolled',
        { memberId: 50, status: 'active', kind: 'person', joinedOn: '2026-11-27' },
      ],
      [
        'member.enrolled',
        { memberId: 51, status: 'active', kind: 'person', joinedOn: '2026-11-27' },
      ],
      ['member.changed', { memberId: 50, status: 'active', version: 2 }],
      ['member.merged', { memberId: 50, status: 'merged', version: 3, mergedInto: 51 }],
      ['member.erased', { memberId: 51, status: 'anonymised', version: 2 }],
    ]);
  });

  it('of a tier by its code, of a consent, of a card, of an account that is frozen and goes on', async () => {
    await sql(
      ...earn(2),
      `UPDATE members SET tier_id = 71 WHERE member_id = 2`,
      `INSERT INTO consents (member_id, purpose, channel, decision, source, evidence, actor, happened_at)
       VALUES (2, 'advertising', 'sms', 'withdrawn', 'phone', 'recordedCall', 'x', now())`,
      `UPDATE cards SET status = 'blocked', block_reason = 'lost', version = version + 1 WHERE member_id = 2`,
      `INSERT INTO card_events (member_id, card_id, card_version, operation, from_status, to_status, block_reason, note,
         actor, happened_at)
       SELECT member_id, card_id, version, 'block', 'active', 'blocked', 'lost', 'Ivan lost it', 'x', now()
       FROM cards WHERE member_id = 2`,
      `UPDATE point_accounts SET frozen_at = now(), frozen_reason = 'mismatch' WHERE member_id = 2`,
      `UPDATE point_accounts SET frozen_at = NULL, frozen_reason = NULL WHERE member_id = 2`,
    );
    const events = await told(all);
    expect(events.map(([type]) => type)).toEqual([
      'points.earned',
      'tier.changed',
      'consent.withdrawn',
      'card.blocked',
      'account.frozen',
      'account.thawed',
    ]);
    expect(events.at(-1)?.[1]).toEqual({ memberId: 2, reason: 'mismatch' });
    expect(events[1]?.[1]).toEqual({ memberId: 2, from: null, to: 'steel', reason: 'other' });
    expect(JSON.stringify(events)).not.toContain('Ivan');
  });

  it('by emitEvents, of several at once', async () => {
    const at = new Date('2026-11-27T10:00:00Z');
    const data = { memberId: 1, status: 'active', version: 7 } as const;
    const rows = await withTx(ACTOR, (tx) =>
      emitEvents(tx, [
        { type: 'member.changed', data, happenedAt: at },
        {
          type: 'tier.changed',
          data: { memberId: 1, from: null, to: 'gold', reason: 'earned' },
          happenedAt: at,
        },
      ]),
    );
    expect(rows).toBe(2);
    expect((await told(all)).map(([type]) => type)).toEqual(['member.changed', 'tier.changed']);
  });
});

describe('an event', () => {
  it('is undone with its change: the one is never there without the other', async () => {
    const undone = withTx(ACTOR, async (tx: Tx) => {
      for (const statement of earn(3)) await tx.client.query(statement);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await told(all)).toEqual([]);
  });

  it('goes to each endpoint that asked for its type: paused ones too, not to disabled or removed ones', async () => {
    const asked = ['points.earned'];
    const paused = await plantEndpoint(asked, { state: 'paused' });
    const disabled = await plantEndpoint(asked, { state: 'disabled' });
    const removed = await plantEndpoint(asked, { state: 'removed' });
    const other = await plantEndpoint(['points.redeemed']);
    await sql(...earn(4));
    const counts = await Promise.all([all, paused, disabled, removed, other].map(told));
    expect(counts.map(({ length }) => length)).toEqual([1, 1, 0, 0, 0]);
  });

  it('is written by one statement for 1,000 movements of one', async () => {
    await sql(
      `INSERT INTO members (member_id, joined_on) SELECT g, '2026-01-01' FROM generate_series(1001, 2000) g`,
    );
    const before = (await told(all)).length;
    await sql(
      `INSERT INTO point_accounts (member_id, seq, balance, opened_at)
       SELECT g, 1, 100, now() FROM generate_series(1001, 2000) g`,
      `INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key,
         actor, occurred_at, booked_at)
       SELECT g, 1, 'earn', 100, 100, 0, 0, 'test', g::text, 'x', now(), now() FROM generate_series(1001, 2000) g`,
      `INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at)
       SELECT g, 1, 'available', 100, 100, now() FROM generate_series(1001, 2000) g`,
    );
    expect((await told(all)).length - before).toBe(1000);
  });

  it('is of a type that is known, whatever the movement or the operation, and each known type comes from one', async () => {
    const [row] = await readPool()<{ points: string[]; cards: string[] }[]>`
      SELECT (SELECT array_agg(DISTINCT webhook_points_type(k)) FROM unnest(${[...ENTRY_KINDS]}::text[]) k) AS points,
             (SELECT array_agg(DISTINCT webhook_card_type(o)) FROM unnest(${[...CARD_OPERATIONS]}::text[]) o) AS cards`;
    const known = (area: string) => WEBHOOK_EVENT_TYPES.filter((type) => type.startsWith(area));
    expect(row?.points.toSorted()).toEqual(known('points.').toSorted());
    expect(row?.cards.toSorted()).toEqual(known('card.').toSorted());
  });

  it('does not change once it is written', async () => {
    await sql(...earn(5));
    await expect(
      sql(`UPDATE webhook_deliveries SET data = '{}' WHERE endpoint_id = ${all}`),
    ).rejects.toMatchObject({ code: 'VN003' });
    await expect(sql(`DELETE FROM webhook_endpoints`)).rejects.toMatchObject({ code: 'VN002' });
  });
});
