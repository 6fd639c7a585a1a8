import { z } from 'zod';
import { isPlainText } from '../shared/plain-text';

/** Longest name of an event, and longest reference of a caller. */
export const EVENT_NAME = /^[a-z][a-zA-Z0-9_.-]{0,59}$/;
export const EVENT_REFERENCE_MAX = 100;

/** What a member did that is no purchase, as a shop or an app tells it. */
export const eventInput = z.object({
  memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  /** As rules name it. */
  name: z.string().regex(EVENT_NAME),
  /** The caller's own: by it the event counts once for the member. */
  reference: z.string().trim().min(1).max(EVENT_REFERENCE_MAX).refine(isPlainText),
  occurredAt: z.date().nullable().default(null),
  storeId: z.number().int().positive().max(2_147_483_647).nullable().default(null),
});

/** Longest that an event may lie ahead, for clocks differ, or back. */
export const EVENT_AHEAD_MS = 24 * 3_600_000;
export const EVENT_BACK_DAYS = 400;

export const EVENT_RULE_OUTCOMES = ['given', 'onceGiven', 'withheld'] as const;
/** What came of a rule for the event: `onceGiven`: it gives once in the life of a member, and has. */
export type EventRuleOutcome = (typeof EVENT_RULE_OUTCOMES)[number];
