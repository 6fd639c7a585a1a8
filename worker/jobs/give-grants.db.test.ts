import { beforeAll, describe, expect, it, vi } from 'vitest';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { seedPeople, sql } from '@/lib/points/testing/points-desk';
import { ACTOR, post } from '@/lib/purchases/testing/posting-desk';
import { createList } from '@/lib/segments/commands/create-list';
import { createSegment } from '@/lib/segments/commands/create-segment';
import { person, refusal } from '@/lib/tasks/testing/task-desk';
import { askGrant } from '@/lib/tiers/commands/ask-grant';
import { approveGrant, rejectGrant } from '@/lib/tiers/commands/review-grant';
import { stepGrant } from '@/lib/tiers/commands/step-grant';
import { takeGrantBack } from '@/lib/tiers/commands/take-grant-back';
import { replayMembers } from '@/lib/tiers/engine/replay-members';
import { getGrant } from '@/lib/tiers/grants/queries/get-grant';
import { listGrantMembers } from '@/lib/tiers/grants/queries/list-grant-members';
import { tryGrant } from '@/lib/tiers/grants/queries/try-grant';
import { judgeNights } from '@/lib/tiers/testing/ladder-desk';
import { type SeededLadder, seedLadder } from '@/lib/tiers/testing/seed-ladder';
import { giveGrants } from './give-grants';

/** Few members a part, so that a small list has many. */
vi.mock('@/lib/domain/tiers/grants', async (original) => ({
  ...(await original<typeof import('@/lib/domain/tiers/grants')>()),
  GRANT_PART: 3,
}));

const NOW = new Date('2026-11-27T10:00:00Z');
const TODAY_ON = '2026-11-27';
const UNTIL_ON = '2027-06-30';
const at = { now: NOW };
const anna = person(901, 'marketer');
const boris = person(902, 'marketer');
const chief = person(903, 'admin');
const worker = systemActor('test');

let ladder: SeededLadder;
const tier = (step: number) => ladder.tierIds[step] ?? 0;
let last = 5_000;
let named = 0;

type Kind = { readonly step?: number; readonly status?: string; readonly kind?: string };

/** New members who stand on steps of the ladder; their numbers. */
async function members(...kinds: readonly Kind[]): Promise<number[]> {
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
async function bought(memberId: number): Promise<void> {
  const receipt = { storeId: 1, receipt: `G${memberId}`, day: '2026-02-03', isReturn: false };
  await post([{ ...receipt, rowNo: memberId, memberId, amountMinor: 120_000 }]);
  const replay = { memberIds: [memberId], now: NOW, mayFall: true };
  await withTx(ACTOR, (tx) => replayMembers(tx, replay));
}

async function listOf(memberIds: readonly number[]): Promise<number> {
  named += 1;
  const from =
    memberIds.length === 0
      ? { kind: 'nobody' as const }
      : { kind: 'ticked' as const, memberIds: [...memberIds] };
  const made = await runCommand(createList, { name: `List ${named}`, note: '', from }, anna, at);
  return made.segmentId;
}

const asked = (segmentId: number, step = 1) => ({
  ...{ segmentId, tierId: tier(step), untilOn: UNTIL_ON },
});
const ask = (segmentId: number, step = 1) =>
  runCommand(
    askGrant,
    { ...asked(segmentId, step), reason: 'agreement', remark: 'Договор' },
    anna,
    at,
  );
const approve = (grantId: number, by = boris, version = 1) =>
  runCommand(approveGrant, { grantId, version }, by, at);
const run = (signal = new AbortController().signal) => {
  vi.setSystemTime(NOW);
  return giveGrants.run({ actor: worker, signal });
};
const step = (grantId: number) => runCommand(stepGrant, { grantId }, worker, at);
const page = (grantId: number) => runQuery(getGrant, { grantId }, anna, at);
const takeBack = async (grantId: number) =>
  runCommand(takeGrantBack, { grantId, version: (await page(grantId)).version }, anna, at);
const shown = async (memberIds: readonly number[]) =>
  (
    await sql<{ tier: number }>(
      'SELECT tier_id AS tier FROM members WHERE member_id = ANY ($1) ORDER BY member_id',
      [memberIds],
    )
  ).map((row) => ladder.tierIds.indexOf(row.tier));
const floors = (memberIds: readonly number[]) =>
  sql<{ id: number; kind: string; until: string }>(
    `SELECT member_id::float8 AS id, kind, until_on::text AS until FROM tier_floors
     WHERE member_id = ANY ($1) ORDER BY member_id, floor_id`,
    [memberIds],
  );

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  await seedPeople();
  ladder = await seedLadder([0, 1_000, 5_000]);
  await seedLadder([100], { audience: 'organisation' });
});

describe('a tier given to a whole list', () => {
  it('is tried first, asked for, agreed to by a second person, and given as it was tried', async () => {
    const ids = await members(
      ...[{}, {}, { step: 1 }, { step: 2 }, { status: 'suspended' }, { kind: 'organisation' }, {}],
    );
    const segmentId = await listOf(ids);
    const { counts, members: first } = await runQuery(tryGrant, asked(segmentId), anna, at);
    expect(counts).toEqual({ rises: 3, kept: 1, higher: 1, inactive: 1, offLadder: 1 });
    expect(first.find(({ outcome }) => outcome === 'higher')).toMatchObject({
      ...{ memberId: ids[3], name: 'M3' },
    });
    const { grantId, members: asking } = await ask(segmentId);
    expect(asking).toBe(7);
    expect(await refusal(approve(grantId, anna))).toEqual({ code: 'own_approval' });
    await run();
    expect(await floors(ids)).toEqual([]);
    expect((await page(grantId)).counts).toEqual(counts);

    await approve(grantId);
    await run();
    expect(await page(grantId)).toMatchObject({ state: 'given', counts, decidedBy: 'P902' });
    expect(await shown(ids)).toEqual([1, 1, 1, 2, 0, 0, 1]);
    expect(await floors(ids)).toEqual(
      [0, 1, 2, 6].map((place) => ({ id: ids[place], kind: 'manual', until: UNTIL_ON })),
    );
    const audit = await sql<{ command: string }>(
      `SELECT command FROM audit_events WHERE subject_kind = 'tierGrant' AND subject_id = $1 ORDER BY audit_event_id`,
      [String(grantId)],
    );
    expect(audit.map(({ command }) => command)).toEqual([
      ...['tiers.askGrant', 'tiers.approveGrant'],
      ...Array.from({ length: 4 }, () => 'tiers.stepGrant'),
    ]);
    const rises = await runQuery(listGrantMembers, { grantId, outcome: 'rises' }, anna, at);
    expect(rises.members.map(({ memberId }) => memberId)).toEqual([ids[0], ids[1], ids[6]]);
    // What holds it as long is not given again.
    expect((await runQuery(tryGrant, asked(segmentId), anna, at)).counts).toMatchObject({
      assured: 4,
    });
  });

  it('clicked twice it is asked for once, agreed to once and taken back once', async () => {
    const segmentId = await listOf(await members({}));
    const twice = await Promise.all([ask(segmentId), ask(segmentId)].map(refusal));
    expect(twice.filter((one) => one === null)).toHaveLength(1);
    expect(twice.find((one) => one !== null)).toEqual({ code: 'already_exists' });
    const [grant] = await sql<{ id: number }>('SELECT max(grant_id) AS id FROM tier_grants');
    const grantId = grant?.id ?? 0;
    const agreed = await Promise.all([approve(grantId), approve(grantId, chief)].map(refusal));
    expect(agreed.filter((one) => one === null)).toHaveLength(1);
    expect(agreed.find((one) => one !== null)).toMatchObject({ code: 'wrong_state' });
    await run();
    const { version } = await page(grantId);
    const back = () => runCommand(takeGrantBack, { grantId, version }, anna, at);
    const taken = await Promise.all([back(), back()].map(refusal));
    expect(taken.filter((one) => one === null)).toHaveLength(1);
  });

  it('cut between parts it goes on where it was; of several workers each member gets it once', async () => {
    const ids = await members(...Array.from({ length: 10 }, () => ({})));
    const { grantId } = await ask(await listOf(ids));
    await approve(grantId);
    await step(grantId);
    await step(grantId);
    expect(await shown(ids)).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);
    const stopped = new AbortController();
    stopped.abort();
    await run(stopped.signal);
    expect(await floors(ids)).toHaveLength(6);
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await floors(ids)).toHaveLength(10);
    expect(await page(grantId)).toMatchObject({ state: 'given', counts: { rises: 10 } });
  });

  it('a step that fails is undone whole, put off, and taken up again', async () => {
    const ids = await members({}, {}, {}, {}, {});
    const { grantId } = await ask(await listOf(ids));
    await approve(grantId);
    await sql(`ALTER TABLE tier_floors ADD CONSTRAINT broken CHECK (member_id <> ${ids[4]})`);
    await run();
    expect(await shown(ids)).toEqual([1, 1, 1, 0, 0]);
    expect((await page(grantId)).triedAgainAt?.getTime()).toBeGreaterThan(NOW.getTime());
    await sql('ALTER TABLE tier_floors DROP CONSTRAINT broken');
    await run();
    expect(await floors(ids)).toHaveLength(3);
    await sql('UPDATE tier_grants SET due_at = $1 WHERE grant_id = $2', [NOW, grantId]);
    await run();
    expect(await floors(ids)).toHaveLength(5);
  });

  it('who is merged meanwhile gives their place on, once', async () => {
    const ids = await members({}, {}, {}, {});
    const [a = 0, b = 0, c = 0, d = 0] = ids;
    const { grantId } = await ask(await listOf([a, b, c]));
    await runCommand(mergeMembers, { survivorId: d, loserId: a }, chief, at);
    await runCommand(mergeMembers, { survivorId: b, loserId: c }, chief, at);
    await approve(grantId);
    await run();
    expect(await floors(ids)).toEqual(
      [b, d].map((id) => ({ id, kind: 'manual', until: UNTIL_ON })),
    );
    expect((await page(grantId)).counts).toEqual({ rises: 2, merged: 2 });
  });

  it('is taken back as a whole, with what a merge made of it, and the night lets them fall', async () => {
    await judgeNights(TODAY_ON);
    const ids = await members({}, {}, {}, {}, {});
    const [a = 0, b = 0, , earns = 0, other = 0] = ids;
    await bought(earns);
    const { grantId } = await ask(await listOf(ids.slice(0, 4)));
    await approve(grantId);
    await run();
    await runCommand(mergeMembers, { survivorId: other, loserId: a }, chief, at);
    expect(await shown([other])).toEqual([1]);
    await takeBack(grantId);
    expect(await refusal(takeBack(grantId))).toMatchObject({ code: 'wrong_state' });
    await run();
    expect(await page(grantId)).toMatchObject({ state: 'takenBack', left: 0 });
    expect((await floors(ids)).map(({ until }) => until)).toEqual(
      Array.from({ length: 5 }, () => '2026-11-26'),
    );
    expect(await shown([b, other])).toEqual([1, 1]);
    await judgeNights('2026-11-28');
    expect(await shown(ids.slice(1))).toEqual([0, 0, 1, 0]);
    await runCommand(unmergeMembers, { memberId: a }, chief, at);
    expect(await shown([a, other])).toEqual([0, 0]);
  });

  it('what a merge brought stays where something else gives it too', async () => {
    const ids = await members({ step: 1 }, {});
    const [a = 0, other = 0] = ids;
    const { grantId } = await ask(await listOf([a]), 1);
    await approve(grantId);
    await run();
    await sql('UPDATE tier_standings SET valid_until_on = $2 WHERE member_id = $1', [
      a,
      '2027-03-31',
    ]);
    await runCommand(mergeMembers, { survivorId: other, loserId: a }, chief, at);
    expect(await floors([other])).toMatchObject([{ kind: 'merge', until: UNTIL_ON }]);
    await takeBack(grantId);
    await run();
    expect(await floors([other])).toMatchObject([{ kind: 'merge', until: '2027-03-31' }]);
  });

  it('taken back while it is given, the rest get none', async () => {
    const ids = await members(...Array.from({ length: 7 }, () => ({})));
    const { grantId } = await ask(await listOf(ids));
    await approve(grantId);
    await step(grantId);
    await takeBack(grantId);
    await run();
    expect((await floors(ids)).map(({ until }) => until)).toEqual(
      Array.from({ length: 3 }, () => '2026-11-26'),
    );
    expect((await page(grantId)).state).toBe('takenBack');
  });

  it('declined, or of nobody, of an unknown tier or past its day, nobody gets it', async () => {
    const [id = 0] = await members({});
    const segmentId = await listOf([id]);
    const { grantId } = await ask(segmentId);
    await runCommand(rejectGrant, { grantId, version: 1 }, boris, at);
    await run();
    expect(await floors([id])).toEqual([]);
    expect((await page(grantId)).state).toBe('rejected');
    expect(await refusal(approve(grantId, boris, 2))).toMatchObject({ code: 'wrong_state' });
    const why = { reason: 'apology' as const, remark: '' };
    const tries = [
      [{ ...asked(segmentId), tierId: tier(0) }, 'unknown_tier'],
      [{ ...asked(segmentId), untilOn: '2026-11-26' }, 'past'],
      [{ ...asked(segmentId), untilOn: '2029-11-28' }, 'too_far'],
      [asked(await listOf([])), 'nobody'],
    ] as const;
    for (const [input, reason] of tries) {
      expect(await refusal(runCommand(askGrant, { ...input, ...why }, anna, at))).toEqual({
        ...{ code: 'tier_refused', reason },
      });
    }
    const support = person(901, 'support');
    expect(
      await refusal(runCommand(askGrant, { ...asked(segmentId), ...why }, support, at)),
    ).toEqual({ code: 'forbidden', permission: 'tiers.grant' });
  });

  it('of a segment goes to who is in when it is asked for', async () => {
    const [in1 = 0, in2 = 0] = await members({ step: 2 }, { step: 2 });
    const definition = {
      version: 1,
      include: { join: 'all', items: [{ is: 'tier', tiers: [tier(2)] }] },
      exclude: null,
    };
    const { segmentId } = await runCommand(
      createSegment,
      { name: 'Top', note: '', definition },
      anna,
      at,
    );
    const { grantId } = await ask(segmentId, 2);
    await approve(grantId);
    await run();
    const got = await floors([in1, in2]);
    expect(got.map(({ id }) => id)).toEqual([in1, in2]);
    expect((await page(grantId)).counts.kept).toBeGreaterThanOrEqual(2);
  });
});
