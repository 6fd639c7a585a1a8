import type { TiersResult } from '@/lib/domain/analytics/tiers-result';

/** The distribution by day and tier: days in order, tiers of the report that anybody showed, the lowest first. */
export function distributionOf({ tables: { distribution: rows }, tiers }: TiersResult) {
  const days = [...new Set(rows.map(({ day }) => day))];
  const codes = [...tiers.map(({ code }) => code), 'none'].filter((code) =>
    rows.some(({ tier }) => tier === code),
  );
  const of = (day: string) => rows.filter((row) => row.day === day);
  return {
    days,
    codes,
    membersOn: (day: string, code: string): number | undefined =>
      of(day).find(({ tier }) => tier === code)?.customers,
    totalOn: (day: string): number => of(day).reduce((sum, { customers }) => sum + customers, 0),
  };
}
