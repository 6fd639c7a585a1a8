import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { EMPTY_DETAILS } from '@/lib/domain/members/cleansing/member-form';
import { builtActions, callAction } from './server-actions';

const DIGITS = 10_000_000;

/** A member of this test alone, with an active virtual card, made as support makes one. */
export type OwnMember = {
  readonly memberId: string;
  readonly phone: string;
  /** The last four digits of the card. */
  readonly ending: string;
};

/** Presses something as the pages do; the text of its answer. */
async function press(page: Page, name: string, argument: object): Promise<string> {
  const action = builtActions().find((one) => one.name === name);
  if (action === undefined) throw new Error(`the build has no action ${name}`);
  const origin = test.info().project.use.baseURL ?? '';
  const answer = await callAction(page.context().request, action, argument, { origin });
  const text = `${answer.headers()['x-action-redirect'] ?? ''} ${await answer.text()}`;
  expect(text, name).not.toContain('"ok":false');
  return text;
}

/** Begins a task of the desk and carries it out; the id of the card that it was about or made. */
async function carryOut(
  page: Page,
  {
    kind,
    about,
    answers,
  }: { readonly kind: string; readonly about: object; readonly answers: object },
): Promise<number> {
  const begun = await press(page, 'startMemberTask', { kind, about });
  const taskId = Number(/\/tasks\/(\d+)/.exec(begun)?.[1]);
  const done = await press(page, 'finishTask', { taskId, version: 1, answers });
  return Number(/"cardId":(\d+)/.exec(done)?.[1]);
}

/** Makes a member and their card by what the pages call, and opens the card; the page is signed in as support. */
export async function makeOwnMember(page: Page): Promise<OwnMember> {
  const phone = `+7917${String(randomInt(DIGITS)).padStart(7, '0')}`;
  const made = await press(page, 'createMember', {
    details: { ...EMPTY_DETAILS, lastName: 'Журавлёв' },
    identities: { phone, email: null, external: null },
  });
  const memberId = /"memberId":(\d+)/.exec(made)?.[1] ?? '';
  const issued = {
    kind: 'issue',
    about: { memberId: Number(memberId) },
    answers: { kind: 'virtual' },
  };
  const cardId = await carryOut(page, issued);
  const answers = { termsAccepted: true, termsEvidence: 'signedForm', phoneConfirmed: true };
  await carryOut(page, { kind: 'activate', about: { cardId }, answers });
  await page.goto(`/cards/${cardId}`);
  await expect(page.getByText('Active', { exact: true }).first()).toBeVisible();
  const number = await page.getByRole('heading', { level: 1 }).innerText();
  return { memberId, phone, ending: number.replaceAll(' ', '').slice(-4) };
}
