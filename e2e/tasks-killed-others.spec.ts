import { expect, type Page, test } from '@playwright/test';
import type { TaskAnswers, TaskField } from '@/lib/domain/tasks/definition';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { Base } from './support/own-web';
import { signIn } from './support/sign-in';
import {
  CASED_KINDS,
  type CasedKind,
  KINDS_OF_ONE_CARD,
  TASK_CASES,
} from './support/task-cases/cases';
import { killPage, reopen } from './support/task-cases/kill-page';
import { TaskDesk } from './support/task-cases/task-desk';

/*
 * The browser is killed at each step of the kinds that `tasks-killed.spec.ts` does not go through, and as the last button is
 * pressed. Each is answered by its case, so that a new kind is killed too.
 */

const MAY_BE_LOST_MS = 1_000;
const KEY_MS = 60;
/** A second of typing, and the keystroke under way. */
const MOST_LOST = Math.ceil(MAY_BE_LOST_MS / KEY_MS) + 1;
const LANES = 2;

const control = (page: Page, id: string) => page.locator(`[name="${id}"]`);

type Question = { readonly page: Page; readonly id: string; readonly value: string | boolean };

/** How each kind of question is answered by hand. */
const ANSWER: Readonly<Record<TaskField['kind'], (question: Question) => Promise<unknown>>> = {
  choice: ({ page, id, value }) => page.locator(`[name="${id}"][value="${value}"]`).check(),
  check: ({ page, id }) => control(page, id).check(),
  text: ({ page, id, value }) => control(page, id).fill(String(value)),
  day: ({ page, id, value }) => control(page, id).fill(String(value)),
  pick: ({ page, id, value }) => control(page, id).selectOption(String(value)),
  month: ({ page, id, value }) => control(page, id).selectOption(String(value)),
  // The last of the choice: the paper is in no book.
  receipt: ({ page, id }) => control(page, id).last().check(),
  cardNumber: ({ page, id, value }) => control(page, id).fill(String(value)),
  member: async ({ page, value }) => {
    const chosen = page.getByText(`MBR-${value}`).first();
    const box = page.locator('main').getByRole('searchbox');
    if ((await box.count()) > 0) {
      await box.first().fill(`MBR-${value}`);
      await page.getByRole('button', { name: new RegExp(`MBR-${value}`) }).click();
    }
    await expect(chosen).toBeVisible();
  },
};

type Step = {
  readonly kind: CasedKind;
  readonly fields: readonly TaskField[];
  readonly answers: TaskAnswers;
};

/** The answers to a step that the page asks for; the text that is typed while the browser dies comes last. */
async function answer(page: Page, { fields, answers }: Step, except: string | null): Promise<void> {
  for (const { id, kind } of fields) {
    const value = answers[id];
    if (value === undefined || id === except) continue;
    await ANSWER[kind]({ page, id, value });
  }
}

/** Whether the step still shows what was chosen. */
async function expectKept(
  page: Page,
  { fields, answers }: Step,
  except: string | null,
): Promise<void> {
  for (const { id, kind } of fields) {
    const value = answers[id];
    if (value === undefined || id === except) continue;
    if (kind === 'choice')
      await expect(page.locator(`[name="${id}"][value="${value}"]`)).toBeChecked();
    else if (kind === 'check') await expect(control(page, id)).toBeChecked();
    else if (kind === 'receipt') await expect(control(page, id).last()).toBeChecked();
    else if (kind === 'member') await expect(page.getByText(`MBR-${value}`).first()).toBeVisible();
    else await expect(control(page, id)).toHaveValue(String(value));
  }
}

/** Answers a step, types until the browser dies, and looks in a new one at what was kept. @returns keystrokes lost */
async function dieAt(
  page: Page,
  step: Step,
): Promise<{ readonly page: Page; readonly lost: number }> {
  const address = page.url();
  const typed = TASK_CASES[step.kind].typed ?? 'note';
  const text = step.fields.some(({ id }) => id === typed) ? 'the member waits at the till' : '';
  await answer(page, step, typed);
  // What was chosen longer ago than this is there.
  await page.waitForTimeout(MAY_BE_LOST_MS);
  if (text !== '') await control(page, typed).pressSequentially(text, { delay: KEY_MS });
  await killPage(page);
  const again = await reopen(page.context(), address);
  await expect(again.getByRole('button', { name: /^Cancel task/ })).toBeVisible();
  await expectKept(again, step, typed);
  if (text === '') return { page: again, lost: 0 };
  const kept = await control(again, typed).inputValue();
  expect(text.startsWith(kept), `${kept} of ${text}`).toBe(true);
  expect(text.length - kept.length, 'keystrokes lost').toBeLessThanOrEqual(MOST_LOST);
  await control(again, typed).fill(text);
  return { page: again, lost: text.length - kept.length };
}

const kinds = CASED_KINDS.filter((kind) => !KINDS_OF_ONE_CARD.includes(kind));

for (let lane = 0; lane < LANES; lane += 1) {
  const mine = kinds.filter((_, at) => at % LANES === lane);
  test(`the browser is killed at each step of ${mine.join(', ')}: at most 1 second is lost, effects come once`, async ({
    page: first,
    baseURL,
  }) => {
    test.setTimeout(170_000);
    const base = new Base();
    const desk = await TaskDesk.open('support', baseURL ?? '', base);
    const chief = await TaskDesk.open('admin', baseURL ?? '', base);
    await signIn(first, 'support');
    let page = first;
    const figures = { steps: 0, lost: 0, mostLost: 0 };
    for (const kind of mine) {
      const subject = await desk.subject(kind, chief);
      const taskId = await desk.beginTask(kind, subject);
      const { steps } = taskDefinition(kind);
      const answers = TASK_CASES[kind].answers(subject);
      await page.goto(`/tasks/${taskId}`);
      for (const [at, { fields }] of steps.entries()) {
        await test.step(`${kind}, step ${at + 1}`, async () => {
          const died = await dieAt(page, { kind, fields, answers });
          page = died.page;
          figures.steps += 1;
          figures.lost += died.lost;
          figures.mostLost = Math.max(figures.mostLost, died.lost);
          if (at === steps.length - 1) return;
          await page.getByRole('button', { name: /^Next:/ }).click();
          await expect(page.getByText(`Step ${at + 2} of ${steps.length}`).first()).toBeVisible();
        });
      }
      await page.locator('[data-final]').dblclick();
      await killPage(page);
      page = await reopen(first.context(), `/tasks/${taskId}`);
      const last = page.locator('[data-final]');
      await expect(async () => {
        const { state } = await desk.stored(taskId);
        if (state === 'open') await last.click({ timeout: 5_000 });
        expect(['done', 'awaitingApproval']).toContain((await desk.stored(taskId)).state);
      }, kind).toPass({ timeout: 15_000 });
      const ends = await base.rows<{ move: string }>(
        `SELECT move FROM task_events WHERE task_id = $1 AND move IN ('finish', 'submit')`,
        [taskId],
      );
      expect(ends, `${kind} ends once`).toHaveLength(1);
    }
    console.log(
      `browser killed: ${JSON.stringify({ kinds: mine.length, ...figures, keyMs: KEY_MS })}`,
    );
    await Promise.all([desk.close(), chief.close()]);
    await base.close();
  });
}
