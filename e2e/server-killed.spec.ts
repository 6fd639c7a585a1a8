import { randomInt } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { Base, OwnWeb } from './support/own-web';
import {
  CASED_KINDS,
  type CasedKind,
  type CaseSubject,
  TASK_CASES,
} from './support/task-cases/cases';
import { TaskDesk } from './support/task-cases/task-desk';

/*
 * A web process of the test's own is killed with SIGKILL while every kind of task stands at its first step, at its second, and
 * so on, each with a save under way; then, again and again, with every last button pressed at once. What was answered is
 * there, what was under way is there or not, and what a task does it does once: as its twin, which nobody disturbed.
 */

type Case = { readonly kind: CasedKind; readonly subject: CaseSubject; readonly taskId: number };

const LOOK_MS = 2;
const LATER_MS = 60;
const KILLS_AT_END = 4;
/** Kinds that are prepared side by side. */
const AT_ONCE = 5;

/** The answers to the questions of the steps up to this one. */
function answersUpTo({ kind, subject }: Case, step: number): TaskAnswers {
  const asked = new Set(
    taskDefinition(kind)
      .steps.slice(0, step + 1)
      .flatMap(({ fields }) => fields.map(({ id }) => id)),
  );
  const all = Object.entries(TASK_CASES[kind].answers(subject));
  return Object.fromEntries(all.filter(([id]) => asked.has(id)));
}

const FOOTPRINT = `
  SELECT m.member_id::float8 AS id, m.status, m.version,
    (SELECT count(*)::int FROM card_events e WHERE e.member_id = m.member_id) AS "cardEvents",
    (SELECT count(*)::int FROM cards c WHERE c.member_id = m.member_id) AS cards,
    (SELECT count(*)::int FROM point_entries e WHERE e.member_id = m.member_id) AS entries,
    (SELECT coalesce(sum(balance), 0)::text FROM point_accounts a WHERE a.member_id = m.member_id) AS balance,
    (SELECT count(*)::int FROM member_merges g WHERE g.member_id = m.member_id) AS merges,
    (SELECT count(*)::int FROM task_events e WHERE e.member_id = m.member_id
      AND e.move IN ('submit', 'approve', 'finish')) AS ends
  FROM members m WHERE m.member_id = ANY ($1) ORDER BY m.member_id`;

const AUDITED = `
  SELECT count(*)::int AS n FROM audit_events
  WHERE command IN ('tasks.finish', 'tasks.approve') AND subject_kind = 'task' AND subject_id = $1`;

const web = new OwnWeb();
/** Also when the test ends halfway: nothing of it is left running. */
test.afterAll(() => web.kill());

test(`the server is killed at each step of each of ${CASED_KINDS.length} kinds of task: nothing that was saved is lost, effects come once`, async ({
  baseURL,
}) => {
  test.setTimeout(240_000);
  const began = Date.now();
  const base = new Base();
  await web.start();
  const calm = await TaskDesk.open('support', baseURL ?? '', base);
  const calmChief = await TaskDesk.open('admin', baseURL ?? '', base);
  const desk = await TaskDesk.open('support', web.url, base);
  const chief = await TaskDesk.open('admin', web.url, base);

  /** Presses the button that the task waits for. */
  const goOn = async (
    { kind, subject, taskId }: Case,
    [one, two]: readonly [TaskDesk, TaskDesk],
  ) => {
    const { state, version } = await one.stored(taskId);
    const answers = TASK_CASES[kind].answers(subject);
    if (state === 'open') return one.press('finishTask', { taskId, version, answers });
    if (state === 'awaitingApproval') return two.press('approveTask', { taskId, version });
    return null;
  };
  const footprint = async ({ subject: { memberId, otherId } }: Case) => {
    const rows = await base.rows<{ id: number }>(FOOTPRINT, [[memberId, otherId]]);
    return rows.map(({ id: _, ...row }) => row);
  };

  const open = (kind: CasedKind) =>
    calm.subject(kind, calmChief).then(async (subject) => ({
      kind,
      subject,
      taskId: await calm.beginTask(kind, subject),
    }));
  const pairs: { readonly one: Case; readonly twin: Case }[] = [];
  for (let from = 0; from < CASED_KINDS.length; from += AT_ONCE) {
    const some = CASED_KINDS.slice(from, from + AT_ONCE).map(async (kind) => {
      const [one, twin] = await Promise.all([open(kind), open(kind)]);
      await goOn(twin, [calm, calmChief]);
      await goOn(twin, [calm, calmChief]);
      expect(await calm.stored(twin.taskId), kind).toMatchObject({ state: 'done' });
      return { one, twin };
    });
    pairs.push(...(await Promise.all(some)));
  }
  const cases = pairs.map(({ one }) => one);
  const prepared = Date.now();

  const figures = { steps: 0, kills: 0, kept: 0, notKept: 0, ends: 0 };
  const most = Math.max(...CASED_KINDS.map((kind) => taskDefinition(kind).steps.length));
  for (let step = 0; step < most; step += 1) {
    const here = cases.filter(({ kind }) => step < taskDefinition(kind).steps.length);
    const saved = await Promise.all(
      here.map(async (one) => {
        const { version } = await desk.stored(one.taskId);
        const answers = answersUpTo(one, step);
        const save = { taskId: one.taskId, version, step, answers };
        expect(await desk.press('saveTask', save), `${one.kind} ${step}`).toMatchObject({
          isOk: true,
        });
        return { one, version: version + 1, answers };
      }),
    );
    let answered = 0;
    const underWay = saved.map(async ({ one, version, answers }) => {
      const typed = TASK_CASES[one.kind].typed ?? 'note';
      const more = { ...answers, [typed]: `${answers[typed] ?? ''} and goes on` };
      const save = { taskId: one.taskId, version, step, answers: more };
      const answer = await desk.press('saveTask', save);
      answered += 1;
      return { one, version, answers, more, answer };
    });
    // Some have their answer, others are under way: how many, differs.
    const enough = randomInt(1, Math.ceil(saved.length / 2) + 1);
    await expect.poll(() => answered, { intervals: [LOOK_MS] }).toBeGreaterThanOrEqual(enough);
    await web.kill();
    figures.kills += 1;
    for (const { one, version, answers, more, answer } of await Promise.all(underWay)) {
      const kept = await desk.stored(one.taskId);
      const isKept = kept.version > version;
      expect(
        answer === null || answer.isOk === isKept,
        `${one.kind}: what was answered is so`,
      ).toBe(true);
      const known = new Set(
        taskDefinition(one.kind).steps.flatMap(({ fields }) => fields.map(({ id }) => id)),
      );
      const expected = Object.entries(isKept ? more : answers).filter(([id]) => known.has(id));
      expect(kept.answers, `${one.kind}, step ${step + 1}`).toEqual(Object.fromEntries(expected));
      figures.steps += 1;
      figures[isKept ? 'kept' : 'notKept'] += 1;
    }
    await web.start();
  }

  for (let turn = 0; turn < KILLS_AT_END + 2; turn += 1) {
    const states = await Promise.all(cases.map(({ taskId }) => desk.stored(taskId)));
    const left = cases.filter((_, at) => states[at]?.state !== 'done');
    if (left.length === 0) break;
    // Each button is pressed twice, as by somebody who gets no answer.
    const pressed = left.flatMap((one) => [goOn(one, [desk, chief]), goOn(one, [desk, chief])]);
    if (turn < KILLS_AT_END) {
      await new Promise((resolve) => setTimeout(resolve, turn * LATER_MS));
      await web.kill();
      figures.kills += 1;
      await Promise.all(pressed);
      await web.start();
    }
    await Promise.all(pressed);
  }
  for (const { one, twin } of pairs) {
    expect(await desk.stored(one.taskId), one.kind).toMatchObject({ state: 'done' });
    expect(await footprint(one), `${one.kind} did what its twin did`).toEqual(
      await footprint(twin),
    );
    const audited = async ({ taskId }: Case) => base.rows(AUDITED, [String(taskId)]);
    expect(await audited(one), one.kind).toEqual(await audited(twin));
    figures.ends += 1;
  }
  const told = { ...figures, preparedMs: prepared - began, killedMs: Date.now() - prepared };
  console.log(`server killed: ${JSON.stringify(told)}`);
  await Promise.all([calm, calmChief, desk, chief].map((one) => one.close()));
  await base.close();
});
