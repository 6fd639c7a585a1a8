import { beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { sql } from '@/lib/points/testing/points-desk';
import { createSegment } from '@/lib/segments/commands/create-segment';
import { person, refusal } from '@/lib/tasks/testing/task-desk';
import { askGrant } from '@/lib/tiers/commands/ask-grant';
import { rejectGrant } from '@/lib/tiers/commands/review-grant';
import { stepGrant } from '@/lib/tiers/commands/step-grant';
import { takeGrantBack } from '@/lib/tiers/commands/take-grant-back';
import { listGrantMembers } from '@/lib/tiers/grants/queries/list-grant-members';
import { tryGrant } from '@/lib/tiers/grants/queries/try-grant';
import {
  anna,
  approve,
  ask,
  asked,
  at,
  boris,
  bought,
  chief,
  floors,
  listOf,
  members,
  NOW,
  openGrantDesk,
  page,
  shown,
  takeBack,
  tier,
  UNTIL_ON,
} from '@/lib/tiers/testing/grant-desk';
import { judgeNights } from '@/lib/tiers/testing/ladder-desk';
import { giveGrants } from './give-grants';

/** Few members a part, so that a small list has many. */
vi.mock('@/lib/domain/tiers/grants', async (original) => ({
  ...(await original<typeof import('@/lib/domain/tiers/grants')>()),
  GRANT_PART: 3,
}));

const TODAY_ON = '2026-11-27';
const worker = systemActor('test');
const run = (signal = new AbortController().signal) => {
  vi.setSystemTime(NOW);
  return giveGrants.run({ actor: worker, signal });
};
const step = (grantId: number) => runCommand(stepGrant, { grantId }, worker, at);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  await openGrantDesk();
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
