import { randomInt } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import type { Role } from '@/lib/domain/access/permissions';
import { EMPTY_DETAILS } from '@/lib/domain/members/cleansing/member-form';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { Base } from '../own-web';
import { type BuiltAction, builtActions, callAction } from '../server-actions';
import { sessionOf } from '../session-of';
import { type CasedKind, type CaseSubject, TASK_CASES } from './cases';

const DIGITS = 10_000_000;

/** What a task of the base is like. */
export type StoredTask = {
  readonly state: 'open' | 'paused' | 'awaitingApproval' | 'done' | 'cancelled';
  readonly version: number;
  readonly step: number;
  readonly answers: TaskAnswers;
};

/** An answer of a server action, or that none came. */
export type Answer = { readonly isOk: boolean; readonly code: string | null } | null;

/** A person of the desk who works by the same actions as the pages, at a console that may die. */
export class TaskDesk {
  private readonly actions = builtActions();
  private constructor(
    private readonly client: APIRequestContext,
    private readonly url: string,
    private readonly base: Base,
  ) {}

  static async open(role: Role, url: string, base: Base): Promise<TaskDesk> {
    const user = DEMO_USERS.find((one) => one.role === role);
    const client = await sessionOf(url, { email: user?.email ?? '', password: DEMO_PASSWORD });
    return new TaskDesk(client, url, base);
  }

  close(): Promise<void> {
    return this.client.dispose();
  }

  private named(name: string): BuiltAction {
    const action = this.actions.find((one) => one.name === name);
    if (action === undefined) throw new Error(`the build has no action ${name}`);
    return action;
  }

  private async text(name: string, argument: unknown): Promise<string> {
    const answer = await callAction(this.client, this.named(name), argument, { origin: this.url });
    return `${answer.headers()['x-action-redirect'] ?? ''} ${await answer.text()}`;
  }

  /** Presses something; null when no answer comes. */
  async press(name: string, argument: unknown): Promise<Answer> {
    const text = await this.text(name, argument).catch(() => null);
    if (text === null) return null;
    return { isOk: /"ok":true/.test(text), code: /"code":"(\w+)"/.exec(text)?.[1] ?? null };
  }

  /** A member of the test's own. */
  async member(): Promise<number> {
    const phone = `+7917${String(randomInt(DIGITS)).padStart(7, '0')}`;
    const text = await this.text('createMember', {
      details: { ...EMPTY_DETAILS, lastName: 'Живучий', firstName: 'Тест' },
      identities: { phone, email: null, external: null },
    });
    const memberId = Number(/"memberId":(\d+)/.exec(text)?.[1]);
    expect(memberId, text).toBeGreaterThan(0);
    return memberId;
  }

  /** Begins a task; its number. */
  async beginTask(kind: CasedKind, subject: CaseSubject): Promise<number> {
    const { memberId, cardId, lastTaskId } = subject;
    const undoOf = TASK_CASES[kind].isUndoing === true ? lastTaskId : null;
    const about = taskDefinition(kind).about === 'card' ? { cardId } : { memberId };
    const text = await this.text('startMemberTask', { kind, about, undoOf });
    const taskId = Number(/\/tasks\/(\d+)/.exec(text)?.[1]);
    expect(taskId, `${kind}: ${text}`).toBeGreaterThan(0);
    return taskId;
  }

  async stored(taskId: number): Promise<StoredTask> {
    const [task] = await this.base.rows<StoredTask>(
      'SELECT state, version, step, answers FROM tasks WHERE task_id = $1',
      [taskId],
    );
    if (task === undefined) throw new Error(`there is no task ${taskId}`);
    return task;
  }

  /** The newest card of a member that is still theirs. */
  private async cardOf(memberId: number): Promise<Pick<CaseSubject, 'cardId' | 'ending'>> {
    const [card] = await this.base.rows<{ cardId: number; ending: string }>(
      `SELECT card_id::float8 AS "cardId", right(number, 4) AS ending FROM cards
       WHERE member_id = $1 AND moved_to IS NULL ORDER BY card_id DESC LIMIT 1`,
      [memberId],
    );
    return card ?? { cardId: 0, ending: '' };
  }

  /** Two members of the test's own, the first as the kind of task finds them; `chief` agrees where a second person has to. */
  async subject(kind: CasedKind, chief: TaskDesk): Promise<CaseSubject> {
    const [memberId, otherId] = [await this.member(), await this.member()];
    let lastTaskId = 0;
    for (const step of TASK_CASES[kind].before) {
      const before = { memberId, otherId, lastTaskId, ...(await this.cardOf(memberId)) };
      const taskId = await this.beginTask(step.kind, before);
      const answers = await this.filledIn(step.answers, before);
      const { version } = await this.stored(taskId);
      const answer = await this.press('finishTask', { taskId, version, answers });
      expect(answer, `${step.kind} before ${kind}`).toMatchObject({ isOk: true });
      const after = await this.stored(taskId);
      if (after.state === 'awaitingApproval') {
        await chief.press('approveTask', { taskId, version: after.version });
      }
      lastTaskId = taskId;
    }
    return { memberId, otherId, lastTaskId, ...(await this.cardOf(memberId)) };
  }

  private async filledIn(answers: TaskAnswers, subject: CaseSubject): Promise<TaskAnswers> {
    const [stock] = await this.base.rows<{ number: string; type: string }>(
      `SELECT number, card_type_id::text AS type FROM stock_cards WHERE state = 'inStock' AND store_id IS NULL
       ORDER BY number OFFSET ${randomInt(50)} LIMIT 1`,
    );
    const stands: Readonly<Record<string, string>> = {
      printed: stock?.number ?? '',
      printedType: stock?.type ?? '',
      other: String(subject.otherId),
      own: String(subject.memberId),
      paper: `P-${subject.memberId}`,
    };
    const fill = (value: string | boolean) =>
      typeof value === 'string' ? (stands[value] ?? value) : value;
    return Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, fill(value)]));
  }
}
