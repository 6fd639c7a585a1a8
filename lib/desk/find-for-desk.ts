import 'server-only';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { HouseholdView } from '@/lib/domain/households/household-view';
import type { MemberGlance, TypedNumber } from '@/lib/domain/members/glance';
import { SEARCH_MAX_LENGTH } from '@/lib/domain/members/list-filters';
import type { FoundMember } from '@/lib/domain/members/listed-member';
import { plainText } from '@/lib/domain/shared/plain-text';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { taskIdOf } from '@/lib/domain/tasks/task-code';
import { findHousehold } from '@/lib/households/queries/find-household';
import { runQuery } from '@/lib/kernel/query';
import { listGlances } from '@/lib/members/queries/list-glances';
import { readNumber } from '@/lib/members/queries/read-number';
import { searchMembers } from '@/lib/members/queries/search-members';
import { type FoundReceipt, findReceipts } from '@/lib/purchases/queries/find-receipts';
import { findTasks } from '@/lib/tasks/queries/find-tasks';

/** More than these are in the list of members. */
const SHOWN_MEMBERS = 6;
const SHOWN_TASKS = 5;

/** A found member: by what, and at a glance. */
export type DeskMember = {
  readonly found: FoundMember | null;
  readonly receipt: FoundReceipt | null;
  readonly glance: MemberGlance;
  /** The unfinished task touched last. */
  readonly task: ListedTask | null;
};

/** Everything that a text stands for at the desk. */
export type DeskFinding = {
  readonly text: string;
  readonly isTooShort: boolean;
  readonly members: readonly DeskMember[];
  readonly isMore: boolean;
  readonly tasks: readonly ListedTask[];
  /** The text names a task by its code. */
  readonly taskId: number | null;
  readonly number: TypedNumber | null;
  /** Of whoever the number belongs to; null: they are in none, or the reader does not work on it. */
  readonly household: HouseholdView | null;
  /** Receipts of guests. */
  readonly guestReceipts: readonly FoundReceipt[];
};

/** Who comes first: those whose number, name or address the text is, then those who bought by that receipt. */
function membersOf(
  found: readonly FoundMember[],
  receipts: readonly FoundReceipt[],
): ReadonlyMap<number, Pick<DeskMember, 'found' | 'receipt'>> {
  const all = new Map<number, Pick<DeskMember, 'found' | 'receipt'>>();
  for (const one of found.slice(0, SHOWN_MEMBERS))
    all.set(one.memberId, { found: one, receipt: null });
  for (const receipt of receipts) {
    const { memberId } = receipt;
    if (memberId === null) continue;
    const known = all.get(memberId);
    all.set(memberId, { found: known?.found ?? null, receipt });
  }
  return all;
}

/**
 * What a text stands for: members by anything they are known by, tasks by their code or of those members, a whole number
 * with whose it is. Each part asks its own right; whoever may not work on tasks finds none.
 */
export async function findForDesk(typed: string, actor: Actor): Promise<DeskFinding> {
  const text = plainText(typed).trim().slice(0, SEARCH_MAX_LENGTH);
  const taskId = taskIdOf(text);
  const [search, number, receipts] = await Promise.all([
    runQuery(searchMembers, { text }, actor),
    runQuery(readNumber, { text }, actor),
    runQuery(findReceipts, { text }, actor),
  ]);
  const known = membersOf(taskId === null ? search.members : [], receipts);
  const memberIds = [...known.keys()];
  const ownerId = number?.owner?.memberId;
  const works = can(actor, 'tasks.work') && can(actor, 'members.edit');
  const [glances, tasks, household] = await Promise.all([
    runQuery(listGlances, { memberIds }, actor),
    can(actor, 'tasks.work') ? runQuery(findTasks, { taskId, memberIds }, actor) : [],
    ownerId !== undefined && works ? runQuery(findHousehold, { memberId: ownerId }, actor) : null,
  ]);
  const byId = new Map(glances.map((glance) => [glance.memberId, glance]));
  const members = memberIds.flatMap((memberId) => {
    const glance = byId.get(memberId);
    if (glance === undefined) return [];
    const task = tasks.find((one) => one.member.memberId === memberId) ?? null;
    return [{ found: null, receipt: null, ...known.get(memberId), glance, task }];
  });
  return {
    text,
    isTooShort: search.isTooShort,
    members,
    isMore: search.isMore || search.members.length > SHOWN_MEMBERS,
    tasks: tasks.slice(0, SHOWN_TASKS),
    taskId,
    number,
    household,
    guestReceipts: receipts.filter(({ memberId }) => memberId === null),
  };
}
