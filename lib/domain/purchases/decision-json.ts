import { z } from 'zod';
import { CHANNELS, CONDITION_NAMES, LINE_KINDS, PAYMENT_METHODS } from '../rules/conditions';
import { type Decision, RULE_STATUSES } from '../rules/decision';
import type { ReceiptFacts } from '../rules/facts';
import { type Points, toPoints } from '../shared/points';
import { STORE_FORMATS } from './states';

/** A value as JSON carries it: whole amounts as text of digits. */
export type Jsonable<T> = T extends bigint
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Jsonable<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Jsonable<T[Key]> }
      : T;

/** What rules decided, as it is kept and sent: money in minor units, points in hundredths, as text. */
export type DecisionJson = Jsonable<Decision>;

/** As JSON carries it: the one cast, for TypeScript cannot follow the walk. */
export function toJsonable<T>(value: T): Jsonable<T> {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'bigint') return part.toString();
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, field]) => [name, walk(field)]));
  };
  return walk(value) as Jsonable<T>;
}

const whole = z
  .string()
  .regex(/^-?\d{1,18}$/)
  .transform(BigInt);
const points = whole.transform((hundredths): Points => toPoints(hundredths));
const id = z.number().int();

const factsSchema = z.object({
  businessDate: z.string(),
  weekday: id,
  clock: z.string(),
  storeId: id,
  format: z.enum(STORE_FORMATS),
  partner: z.string(),
  channel: z.enum(CHANNELS),
  tierId: id,
  cardTypeId: id,
  payments: z.array(z.object({ method: z.enum(PAYMENT_METHODS), amountMinor: whole })),
  paidByPointsMinor: whole,
  lines: z.array(
    z.object({
      lineNo: id,
      kind: z.enum(LINE_KINDS),
      article: z.string(),
      category: z.string(),
      labels: z.array(z.string()),
      quantityMilli: whole,
      amountMinor: whole,
    }),
  ),
});

const linePoints = z.object({ lineNo: id, points });

const decisionSchema = z.object({
  termsVersionId: id.nullable(),
  points,
  lines: z.array(linePoints.extend({ basisMinor: whole })),
  outcomes: z.array(
    z.object({
      ruleId: id,
      versionId: id,
      status: z.enum(RULE_STATUSES),
      failed: z.array(
        z.object({
          condition: z.enum(CONDITION_NAMES),
          wanted: z.array(z.string()),
          found: z.array(z.string()),
        }),
      ),
      by: id.nullable(),
      basisMinor: whole,
      points,
      lines: z.array(linePoints),
      trims: z.array(
        z.object({
          by: z.enum(['receipt', 'day', 'month']),
          ruleId: id,
          from: points,
          to: points,
        }),
      ),
    }),
  ),
});

/** Facts as they were kept. @throws when they are none. */
export function factsFromJson(json: unknown): ReceiptFacts {
  return factsSchema.parse(json);
}

/** A decision as it was kept. @throws when it is none. */
export function decisionFromJson(json: unknown): Decision {
  return decisionSchema.parse(json);
}
