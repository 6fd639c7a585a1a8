import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import {
  EVENT_AHEAD_MS,
  EVENT_BACK_DAYS,
  type EventRuleOutcome,
  eventInput,
} from '@/lib/domain/events/event-input';
import { type PointsRefusal, refusalOf } from '@/lib/domain/points/may-move';
import type { ActiveRule, EventRule } from '@/lib/domain/rules/definition';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, pointsText, toPoints } from '@/lib/domain/shared/points';
import { lotTermsOf } from '@/lib/domain/tiers/benefits';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { auditedEntry } from '@/lib/points/ledger/audited-entry';
import { credit } from '@/lib/points/ledger/credit';
import { type LockedAccount, lockAccount, refusePoints } from '@/lib/points/ledger/lock-accounts';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { lotTimes } from '@/lib/purchases/deciding/earn-on-receipt';
import { readTierAt } from '@/lib/purchases/deciding/read-member-context';
import { readActiveRules } from '@/lib/rules/read-active-rules';
import { raiseTiers } from '@/lib/tiers/engine/raise-tier';

/** The source of movements that events caused. */
const SOURCE = 'event';

type Told = {
  readonly ruleId: number;
  readonly outcome: EventRuleOutcome;
  readonly points: string;
};

type Event = {
  readonly memberId: number;
  readonly eventId: number;
  readonly occurredAt: Date;
  readonly occurredOn: string;
  readonly timeZone: string;
  /** How long points live that the member earns at its moment. */
  readonly lives: ReturnType<typeof lotTermsOf>;
};

function isAbout(rule: ActiveRule, name: string): rule is ActiveRule<EventRule> {
  return rule.definition.kind === 'event' && rule.definition.event === name;
}

/** Whether the rule gave already, to this member or to one that was merged into them. */
async function hasGiven({ tx }: LedgerContext, memberId: number, ruleId: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `SELECT FROM event_awards WHERE rule_id = $2 AND occurrence = '' AND member_id IN (
       SELECT $1::bigint UNION ALL SELECT member_id FROM members WHERE merged_into = $1) LIMIT 1`,
    [memberId, ruleId],
  );
  return rowCount !== 0;
}

async function give(
  context: LedgerContext,
  account: LockedAccount,
  { rule, event }: { readonly rule: ActiveRule<EventRule>; readonly event: Event },
): Promise<{ readonly account: LockedAccount; readonly change: AuditChange }> {
  const { points } = rule.definition;
  const { occurredOn: businessDate, timeZone } = event;
  const times = lotTimes(event.lives, { businessDate, timeZone, now: context.now });
  const posted = await credit(context, account, {
    kind: 'earn',
    points,
    lot: { ...times, earnedAt: event.occurredAt },
    movement: {
      source: SOURCE,
      key: `${event.memberId}:${event.eventId}:${rule.ruleId}`,
      occurredAt: event.occurredAt,
    },
  });
  await context.tx.client.query(
    `INSERT INTO event_awards (member_id, rule_id, occurrence, version_id, event_id, seq, points)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      event.memberId,
      rule.ruleId,
      rule.definition.times === 'once' ? '' : String(event.eventId),
      rule.versionId,
      event.eventId,
      posted.seq,
      points,
    ],
  );
  const { ruleId } = rule;
  const change = auditedEntry(account, posted, { kind: 'earn', points, ruleId });
  return { account: posted.account, change };
}

/** Refuses a moment that no clock of a shop shows. */
function requireMoment(occurredAt: Date, now: Date): void {
  const agoMs = now.getTime() - occurredAt.getTime();
  if (agoMs < -EVENT_AHEAD_MS || agoMs > EVENT_BACK_DAYS * 24 * 3_600_000) {
    throw new AppError('invalid_input', { fields: ['occurredAt'] });
  }
}

/**
 * Writes down what a member did and gives what rules in force on its day say for it. An event counts once for the member by its
 * name and reference (`already_exists`); a rule that gives once gives once, also after a merge. A member who does not earn now has
 * the event, not the points. Throws `points_refused` for a merged member, `invalid_input`, `not_found`.
 */
export const recordEvent = defineCommand({
  id: 'events.record',
  permission: 'events.post',
  input: eventInput,
  run: async (context) => {
    const { tx, now, input, actor } = context;
    const { memberId, name, reference, storeId } = input;
    const occurredAt = input.occurredAt ?? now;
    requireMoment(occurredAt, now);
    let account = await lockAccount(tx, memberId, now);
    const refusal: PointsRefusal | null = refusalOf(account, 'earn');
    if (refusal === 'merged') throw refusePoints(refusal);
    const { timeZone } = await readProgrammeFacts(tx, now);
    const { rows } = await tx.client.query<{ eventId: number }>(
      `INSERT INTO member_events (member_id, name, reference, store_id, actor, occurred_at, booked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING event_id::float8 AS "eventId"`,
      [memberId, name, reference, storeId, actorLabel(actor), occurredAt, now],
    );
    const eventId = rows[0]?.eventId;
    if (eventId === undefined) throw new AppError('already_exists');
    const occurredOn = dayInZone(occurredAt, timeZone);
    const rules = await readActiveRules(rowsOf(tx), occurredOn);
    const tierId = await readTierAt(rowsOf(tx), memberId, occurredAt);
    const lives = lotTermsOf(rules, { day: occurredOn, tierId });
    const event = { memberId, eventId, occurredAt, occurredOn, timeZone, lives };
    const told: Told[] = [];
    const changes: AuditChange[] = [
      { subjectKind: 'memberEvent', subjectId: eventId, before: null, after: { memberId, name } },
    ];
    let sum: Points = toPoints(0n);
    for (const rule of rules) {
      if (!isAbout(rule, name)) continue;
      const { ruleId } = rule;
      const isOver =
        rule.definition.times === 'once' && (await hasGiven(context, memberId, ruleId));
      if (isOver || refusal !== null) {
        told.push({ ruleId, outcome: isOver ? 'onceGiven' : 'withheld', points: '0' });
        continue;
      }
      const given = await give(context, account, { rule, event });
      account = given.account;
      changes.push(given.change);
      sum = toPoints(sum + rule.definition.points);
      told.push({ ruleId, outcome: 'given', points: pointsText(rule.definition.points) });
    }
    if (sum > 0n) {
      const todayOn = dayInZone(now, timeZone);
      await raiseTiers(tx, { memberIds: [memberId], occurredOn, todayOn, timeZone, rules, now });
    }
    return {
      result: {
        eventId,
        points: pointsText(sum),
        balance: pointsText(account.balance),
        withheld: refusal,
        rules: told as readonly Told[],
      },
      changes,
    };
  },
});
