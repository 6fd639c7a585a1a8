import 'server-only';
import type { Read } from '@/db/read';
import type { PointValue } from '@/lib/domain/analytics/points-result';
import { divideHalfUp } from '@/lib/domain/analytics/ratios';
import { EXPIRY_DAYS } from '@/lib/domain/points/states';
import type { ActiveRule, Definition, SpendingRule } from '@/lib/domain/rules/definition';
import { readActiveRules } from '@/lib/rules/read-active-rules';

/** Rules in force on a day, over the reading connection. */
export function rulesOn(read: Read, day: string): Promise<readonly ActiveRule[]> {
  return readActiveRules(
    async <Row extends object>(text: string, values: readonly unknown[]) =>
      (await read.unsafe(text, values as never[])) as unknown as readonly Row[],
    day,
  );
}

/** A point that no rule gives a worth to is taken as one unit of money. */
const ASSUMED = { minor: 100n, hundredths: 100n, source: 'assumed' } as const;

/** What so many points pay by a rule: of a ladder, in each tier that has its own worth. */
function paying(definition: Definition): readonly Pick<SpendingRule, 'minor' | 'points'>[] {
  if (definition.kind === 'spending') return [definition];
  if (definition.kind !== 'tiers') return [];
  return definition.tiers.flatMap(({ benefits }) => benefits.pointValue ?? []);
}

/**
 * What points are worth: what was asked, else the most that a spending rule or a tier of the day pays for a point (what is
 * owed at the most), else one unit of money.
 */
export function pointValue(rules: readonly ActiveRule[], asked: number | undefined): PointValue {
  if (asked !== undefined) return { minor: BigInt(asked), hundredths: 100n, source: 'asked' };
  const values = rules.flatMap(({ definition }) =>
    paying(definition).map(({ minor, points }) => ({
      ...{ minor, hundredths: points as bigint, source: 'rule' as const },
    })),
  );
  return (
    values.reduce<PointValue | null>(
      (most, one) =>
        most !== null && most.minor * one.hundredths >= one.minor * most.hundredths ? most : one,
      null,
    ) ?? ASSUMED
  );
}

/** Points in money, minor units, rounded half up once. */
export function worth(points: bigint, value: PointValue): bigint {
  return divideHalfUp(points * value.minor, value.hundredths);
}

/** Days that points live by the terms of the day; null: they do not end. */
export function livesDays(rules: readonly ActiveRule[]): number | null {
  const terms = rules.find(({ definition }) => definition.kind === 'terms')?.definition;
  return terms?.kind === 'terms' ? terms.livesDays : EXPIRY_DAYS;
}
