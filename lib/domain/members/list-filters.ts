import { z } from 'zod';
import { dayParameter } from '../analytics/report-parameters';
import { type AddressParameters, parameterOf } from '../shared/address-parameters';
import { isPlainText } from '../shared/plain-text';
import { KEPT_PARAMETERS } from '../views/kept-parameters';
import { ATTRIBUTE_KEY } from './attributes/attribute';

const MAX_CHOICES = 60;
const MAX_ID = 2_147_483_647;
const MAX_WORD = 40;
/** Stands for a store that cannot be one: ids begin with 1. */
const NO_STORE = 0;
const MAX_PARAMETERS = 20;
const MAX_ATTRIBUTES = 10;
const MAX_PARAMETER_LENGTH = 200;

/** Longest text that members are looked for by. */
export const SEARCH_MAX_LENGTH = 100;

const word = z.string().min(1).max(MAX_WORD).refine(isPlainText);

/** A figure of a report, as its link names it: opens exactly the members it counts. */
export const figureSchema = z.object({
  report: z.string().regex(/^[a-z][a-z-]{0,30}$/),
  cell: z.string().min(1).max(MAX_PARAMETER_LENGTH).refine(isPlainText),
  params: z
    .record(
      z.string().max(MAX_PARAMETER_LENGTH),
      z.string().max(MAX_PARAMETER_LENGTH).refine(isPlainText),
    )
    .refine((all) => Object.keys(all).length <= MAX_PARAMETERS),
});

function choices<Item extends z.ZodType>(item: Item) {
  return z.array(item).min(1).max(MAX_CHOICES).optional();
}

/**
 * What the list of members can be narrowed by. Store and format are those of the first purchase. A choice that is not
 * known is kept and finds nobody: left out, it would pass everybody off as its answer.
 */
export const memberFiltersSchema = z.object({
  q: z.string().trim().min(1).max(SEARCH_MAX_LENGTH).optional(),
  tier: choices(word),
  store: choices(z.coerce.number().int().positive().max(MAX_ID).catch(NO_STORE)),
  storeFormat: choices(word),
  status: choices(word),
  kind: choices(word),
  joinedFrom: dayParameter.optional(),
  joinedTo: dayParameter.optional(),
  lastPurchaseFrom: dayParameter.optional(),
  lastPurchaseTo: dayParameter.optional(),
  /** By keys of custom attributes, each as `readAttributeFilter` reads it. */
  attributes: z
    .record(
      z.string().regex(ATTRIBUTE_KEY),
      z.string().min(1).max(MAX_PARAMETER_LENGTH).refine(isPlainText),
    )
    .refine((all) => Object.keys(all).length <= MAX_ATTRIBUTES)
    .optional(),
  figure: figureSchema.optional(),
});

export type MemberFilters = z.output<typeof memberFiltersSchema>;

/** The filters a reader sets one by one, in the order they are shown. */
export const MEMBER_FILTER_KEYS = [
  'tier',
  'status',
  'store',
  'storeFormat',
  'kind',
  'joinedFrom',
  'joinedTo',
  'lastPurchaseFrom',
  'lastPurchaseTo',
] as const;
export type MemberFilterKey = (typeof MEMBER_FILTER_KEYS)[number];

const CHOICE_KEYS = ['tier', 'status', 'store', 'storeFormat', 'kind'] as const;
const PLAIN_KEYS = ['q', 'joinedFrom', 'joinedTo', 'lastPurchaseFrom', 'lastPurchaseTo'] as const;

/** Filters by custom attributes stand in an address as `a.<key>`. */
const ATTRIBUTE_PREFIX = 'a.';

/** The parameter of an address that narrows by a custom attribute. */
export function attributeParameter(key: string): AttributeParameter {
  return `${ATTRIBUTE_PREFIX}${key}`;
}
export type AttributeParameter = `a.${string}`;

/** Parameters of the list itself: a report does not ask for them. */
const LIST_ONLY = ['q', 'sort', 'dir', 'cursor', 'report', 'figure', 'cell', ...KEPT_PARAMETERS];

/**
 * The figure of a report that an address opens: `report` and `figure`, with the report's own parameters beside them.
 * Links from a report call the figure `cell`.
 */
function figureFromAddress(parameters: AddressParameters): unknown {
  const report = parameterOf(parameters, 'report');
  if (report === undefined) return undefined;
  const params: Record<string, string> = {};
  for (const key of Object.keys(parameters)) {
    const value = parameterOf(parameters, key);
    const isOfList = LIST_ONLY.includes(key) || key.startsWith(ATTRIBUTE_PREFIX);
    if (value && !isOfList) params[key] = value;
  }
  const cell = parameterOf(parameters, 'figure') ?? parameterOf(parameters, 'cell') ?? '';
  return { report, cell, params };
}

/** The custom attributes that an address narrows by; undefined when there are none. */
function attributesFromAddress(parameters: AddressParameters) {
  const found = Object.keys(parameters).flatMap((key) => {
    const value = parameterOf(parameters, key);
    return key.startsWith(ATTRIBUTE_PREFIX) && value
      ? [[key.slice(ATTRIBUTE_PREFIX.length), value] as const]
      : [];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** The filters an address names. A day that is none, or a text too long, is left out, as if it were not there. */
export function memberFiltersFromAddress(parameters: AddressParameters): MemberFilters {
  const found: Record<string, unknown> = {
    figure: figureFromAddress(parameters),
    attributes: attributesFromAddress(parameters),
  };
  for (const key of PLAIN_KEYS) found[key] = parameterOf(parameters, key);
  for (const key of CHOICE_KEYS) {
    const value = parameterOf(parameters, key);
    if (value !== undefined) found[key] = value.split(',').filter((part) => part !== '');
  }
  let filters: MemberFilters = {};
  for (const [key, value] of Object.entries(found)) {
    const parsed = memberFiltersSchema.safeParse({ ...filters, [key]: value });
    if (value !== undefined && parsed.success) filters = parsed.data;
  }
  return filters;
}

/** Whether anything narrows the list. */
export function isNarrowed(filters: MemberFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
