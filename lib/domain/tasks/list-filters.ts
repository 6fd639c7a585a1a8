import { z } from 'zod';
import { type AddressParameters, parameterOf } from '../shared/address-parameters';
import { isPlainText } from '../shared/plain-text';

/**
 * Which tasks. `mine` are those in the reader's hands; `queue` those that wait for somebody and that the reader could go
 * on with; `everybody` all that are not finished; `ended` the rest.
 */
export const TASK_SCOPES = ['mine', 'queue', 'everybody', 'ended'] as const;
export type TaskScope = (typeof TASK_SCOPES)[number];

/** The one touched last first, or the one that waits longest. */
export const TASK_ORDERS = ['latest', 'oldest'] as const;
export type TaskOrder = (typeof TASK_ORDERS)[number];

/** In the queue the one that waits longest is served first. */
export const FIRST_ORDER: Readonly<Record<TaskScope, TaskOrder>> = {
  mine: 'latest',
  queue: 'oldest',
  everybody: 'latest',
  ended: 'latest',
};

const MAX_CHOICES = 40;
const MAX_WORD = 40;
const MAX_ID = 2_147_483_647;
const HOURS_IN_YEAR = 8_784;
/** Stands for a holder that cannot be one: ids begin with 1. */
const NO_HOLDER = 0;

const words = z.array(z.string().min(1).max(MAX_WORD).refine(isPlainText)).min(1).max(MAX_CHOICES);

/**
 * What a list of tasks can be narrowed by. A choice that is not known is kept and finds nothing: left out, it would pass
 * everything off as its answer.
 */
export const taskFiltersSchema = z.object({
  kind: words.optional(),
  state: words.optional(),
  /** Why a task is on hold. */
  reason: words.optional(),
  /** Untouched for so many hours, at least. */
  age: z.coerce.number().int().min(1).max(HOURS_IN_YEAR).optional(),
  /** The user who has it in hand. */
  holder: z.coerce.number().int().positive().max(MAX_ID).catch(NO_HOLDER).optional(),
});
export type TaskFilters = z.output<typeof taskFiltersSchema>;

export const TASK_FILTER_KEYS = ['kind', 'state', 'age', 'holder', 'reason'] as const;
export type TaskFilterKey = (typeof TASK_FILTER_KEYS)[number];

const cursorSchema = z.object({
  touchedAt: z.iso.datetime({ offset: true }),
  taskId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});

/** The last row of the page before: when it was touched, and which it was. */
export type TaskCursor = z.output<typeof cursorSchema>;

export const taskListInput = z.object({
  scope: z.enum(TASK_SCOPES),
  /** Only those about one member. */
  memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  filters: taskFiltersSchema.default({}),
  order: z.enum(TASK_ORDERS).default('latest'),
  /** The page begins after this row. */
  cursor: cursorSchema.nullable().default(null),
});
export type TaskList = z.output<typeof taskListInput>;

const LISTED_KEYS = ['kind', 'state', 'reason'] as const;

function filtersFrom(parameters: AddressParameters): TaskFilters {
  const found: Record<string, unknown> = {};
  for (const key of LISTED_KEYS) {
    const value = parameterOf(parameters, key);
    if (value !== undefined) found[key] = value.split(',').filter((part) => part !== '');
  }
  for (const key of ['age', 'holder'] as const) {
    const value = parameterOf(parameters, key);
    if (value) found[key] = value;
  }
  let filters: TaskFilters = {};
  for (const [key, value] of Object.entries(found)) {
    const parsed = taskFiltersSchema.safeParse({ ...filters, [key]: value });
    if (parsed.success) filters = parsed.data;
  }
  return filters;
}

/** The place that an address names; null for the beginning, and for one that makes no sense. */
export function readTaskCursor(text: string | undefined): TaskCursor | null {
  const [touchedAt, taskId] = (text ?? '').split('_');
  const parsed = cursorSchema.safeParse({ touchedAt, taskId: Number(taskId) });
  return parsed.success ? parsed.data : null;
}

/** The cursor as text for an address. */
export function writeTaskCursor({ touchedAt, taskId }: TaskCursor): string {
  return `${touchedAt}_${taskId}`;
}

/** What an address asks for. What makes no sense is left out, as if it were not there. */
export function taskListFromAddress(parameters: AddressParameters): TaskList {
  const scope = z.enum(TASK_SCOPES).catch('mine').parse(parameterOf(parameters, 'scope'));
  return {
    scope,
    filters: filtersFrom(parameters),
    order: z.enum(TASK_ORDERS).catch(FIRST_ORDER[scope]).parse(parameterOf(parameters, 'order')),
    cursor: readTaskCursor(parameterOf(parameters, 'cursor')),
  };
}

/** The filters that are set, in the order they are shown. */
export function setFilters(filters: TaskFilters): readonly TaskFilterKey[] {
  return TASK_FILTER_KEYS.filter((key) => filters[key] !== undefined);
}
