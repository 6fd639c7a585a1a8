import 'server-only';
import { withTx } from '@/db/write';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { seedPeople, sql } from '@/lib/points/testing/points-desk';
import { ACTOR, post } from '@/lib/purchases/testing/posting-desk';
import { createList } from '@/lib/segments/commands/create-list';
import { person } from '@/lib/tasks/testing/task-desk';
import { askGrant } from '../commands/ask-grant';
import { approveGrant } from '../commands/review-grant';
import { takeGrantBack } from '../commands/take-grant-back';
import { replayMembers } from '../engine/replay-members';
import { getGrant } from '../grants/queries/get-grant';
import { type SeededLadder, seedLadder } from './seed-ladder';

export const NOW = new Date('2026-11-27T10:00:00Z');
export const UNTIL_ON = '2027-06-30';
export const at = { now: NOW };
export const anna = person(901, 'marketer');
export const boris = person(902, 'marketer');
export const chief = person(903, 'admin');

let ladder: SeededLadder;
let last = 5_000;
let named = 0;

/** A ladder by spend from nothing, 1,000 and 5,000, beside one of organisations. */
export async function openGrantDesk(): Promise<void> {
  await seedPeople();
  ladder = await seedLadder([0, 1_000, 5_000]);
  await seedLadder([100], { audience: 'organisation' });
}

/** The tier of a step of the ladder. */
export const tier = (step: number): number => ladder.tierIds[step] ?? 0;

type Kind = { readonly step?: number; readonly status?: string; readonly kind?: string };

/** New members who stand on steps of the ladder; their numbers. */
export async function members(...kinds: readonly Kind[]): Promise<number[]> {
  const ids = kinds.map(() => {
    last += 1;
    return last;
  });
  await seedMembers(
    kinds.map(({ step = 0, status = 'active', kind = 'person' }, place) => ({
      ...{ memberId: ids[place] ?? 0, status, kind, tierId: tier(step), firstName: `M${place}` },
    })),
  );
  for (const [place, { step = 0 }] of kinds.entries()) {
    if (step === 0) continue;
    await sql(
      `INSERT INTO tier_standings (member_id, rule_id, tier_id, since_on, valid_until_on)
       VALUES ($1, $2, $3, '2026-02-01', '2027-12-31')`,
      [ids[place], ladder.ruleId, tier(step)],
    );
  }
  return ids;
}

/** Buys enough for the first tier that asks something, and is judged by it. */
export async function bought(memberId: number): Promise<void> {
  const receipt = { storeId: 1, receipt: `G${memberId}`, day: '2026-02-03', isReturn: false };
  await post([{ ...receipt, rowNo: memberId, memberId, amountMinor: 120_000 }]);
  const replay = { memberIds: [memberId], now: NOW, mayFall: true };
  await withTx(ACTOR, (tx) => replayMembers(tx, replay));
}

/** A list of these members. */
export async function listOf(memberIds: readonly number[]): Promise<number> {
  named += 1;
  const from =
    memberIds.length === 0
      ? { kind: 'nobody' as const }
      : { kind: 'ticked' as const, memberIds: [...memberIds] };
  const made = await runCommand(createList, { name: `List ${named}`, note: '', from }, anna, at);
  return made.segmentId;
}

export const asked = (segmentId: number, step = 1) => ({
  ...{ segmentId, tierId: tier(step), untilOn: UNTIL_ON },
});

const WHY = { reason: 'agreement' as const, remark: 'Договор' };

/** Anna asks for the tier of a step for a list. */
export const ask = (segmentId: number, step = 1) =>
  runCommand(askGrant, { ...asked(segmentId, step), ...WHY }, anna, at);

export const approve = (grantId: number, by = boris, version = 1) =>
  runCommand(approveGrant, { grantId, version }, by, at);

export const page = (grantId: number) => runQuery(getGrant, { grantId }, anna, at);

export const takeBack = async (grantId: number) =>
  runCommand(takeGrantBack, { grantId, version: (await page(grantId)).version }, anna, at);

/** The steps that members show. */
export async function shown(memberIds: readonly number[]): Promise<readonly number[]> {
  const rows = await sql<{ tier: number }>(
    'SELECT tier_id AS tier FROM members WHERE member_id = ANY ($1) ORDER BY member_id',
    [memberIds],
  );
  return rows.map((row) => ladder.tierIds.indexOf(row.tier));
}

export const floors = (memberIds: readonly number[]) =>
  sql<{ id: number; kind: string; until: string }>(
    `SELECT member_id::float8 AS id, kind, until_on::text AS until FROM tier_floors
     WHERE member_id = ANY ($1) ORDER BY member_id, floor_id`,
    [memberIds],
  );
