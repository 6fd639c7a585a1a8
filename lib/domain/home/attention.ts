import type { RunningMechanic } from './home';

/** Longer than this nobody should wait for a second person. */
const PATIENCE_HOURS = 48;
/** A budget that ends within so many days. */
const SOON_DAYS = 7;
/** Messages due for longer than this are late. */
const LATE_SECONDS = 900;
/** Of ended messages, one in so many may fail. */
const FAILED_ONE_IN = 20;
/** What is told at once. */
export const MOST_ATTENTION = 3;

type Named = { readonly ruleId: number; readonly nameEn: string; readonly nameRu: string };

/** Something that needs the reader, each with a way to mend it. */
export type Attention =
  | { readonly is: 'stopped' }
  | ({ readonly is: 'budgetUsedUp' } & Named)
  | ({ readonly is: 'runBehind'; readonly lastOn: string | null } & Named)
  | { readonly is: 'messagesLate'; readonly due: number }
  | { readonly is: 'codesOwed'; readonly pool: string; readonly codes: number }
  | { readonly is: 'messagesFail'; readonly failed: number; readonly ended: number }
  | ({ readonly is: 'budgetEnds'; readonly on: string } & Named)
  | { readonly is: 'approvalsWait'; readonly count: number; readonly hours: number }
  | ({ readonly is: 'noHoldout' } & Named);

export type AttentionFacts = {
  readonly isStopped: boolean;
  readonly mechanics: readonly RunningMechanic[];
  /** The last day that is told to be soon. */
  readonly soonOn: string;
  /** The latest day whose runs must be over. */
  readonly ranOn: string;
  readonly outbox: {
    readonly due: number;
    readonly oldestDueSeconds: number;
    readonly failed: number;
    readonly ended: number;
  } | null;
  /** Of pools that have none left, that which owes the most first. */
  readonly owed: readonly { readonly pool: string; readonly codes: number }[];
  readonly approvals: { readonly count: number; readonly oldestHours: number };
};

export const SOON = SOON_DAYS;

const named = ({ ruleId, nameEn, nameRu }: RunningMechanic): Named => ({ ruleId, nameEn, nameRu });

/** What needs attention, the worst first: what stands still, then what fails, then what will end, then what cannot be told. */
export function attentionOf(facts: AttentionFacts): readonly Attention[] {
  const { mechanics, outbox, approvals, soonOn, ranOn } = facts;
  const running = mechanics.filter(({ state }) => state === 'running');
  const ended = (one: RunningMechanic) => one.budget?.isUsedUp === true;
  return [
    ...(facts.isStopped ? [{ is: 'stopped' } as const] : []),
    ...running.filter(ended).map((one) => ({ is: 'budgetUsedUp' as const, ...named(one) })),
    ...(facts.isStopped
      ? []
      : running
          .filter(({ isDueSince, lastRunOn }) => isDueSince <= ranOn && (lastRunOn ?? '') < ranOn)
          .map((one) => ({ is: 'runBehind' as const, lastOn: one.lastRunOn, ...named(one) }))),
    ...(outbox !== null && outbox.oldestDueSeconds > LATE_SECONDS
      ? [{ is: 'messagesLate' as const, due: outbox.due }]
      : []),
    ...(outbox !== null && outbox.failed * FAILED_ONE_IN > outbox.ended && outbox.failed > 0
      ? [{ is: 'messagesFail' as const, failed: outbox.failed, ended: outbox.ended }]
      : []),
    ...facts.owed.map((one) => ({ is: 'codesOwed' as const, ...one })),
    ...running.flatMap((one) => {
      const on = one.budget?.endsOn ?? null;
      if (ended(one) || on === null || on > soonOn) return [];
      if (one.endsOn !== null && one.endsOn <= on) return [];
      return [{ is: 'budgetEnds' as const, on, ...named(one) }];
    }),
    ...(approvals.count > 0 && approvals.oldestHours >= PATIENCE_HOURS
      ? [{ is: 'approvalsWait' as const, count: approvals.count, hours: approvals.oldestHours }]
      : []),
    ...running
      .filter(({ holdoutBps }) => holdoutBps === 0)
      .map((one) => ({ is: 'noHoldout' as const, ...named(one) })),
  ];
}
