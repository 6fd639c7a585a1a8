import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { meetingPairs, type PlannedMechanic } from '@/lib/domain/mechanics/calendar';
import { mechanicSchema } from '@/lib/domain/mechanics/definition';
import type { MechanicState } from '@/lib/domain/mechanics/states';
import { defineQuery } from '@/lib/kernel/query';
import { compileSegment, fromTables, IN_FORCE } from '@/lib/segments/compile';
import { readRows } from '@/lib/segments/count';
import { readSource } from '@/lib/segments/named-segments';
import { listMechanics } from './list-mechanics';

const PLANNED: readonly MechanicState[] = ['approved', 'scheduled', 'running', 'paused'];
const EVERYONE = { version: 1, include: null, exclude: null } as const;
/** Mechanics whose audiences are laid over each other at once. */
const MOST_LAID = 12;

type Planned = PlannedMechanic & {
  readonly nameEn: string;
  readonly nameRu: string;
  readonly state: MechanicState;
};
/** Two mechanics that meet, and how many members are in both audiences; null: it was not counted. */
type Meeting = { readonly pair: readonly [number, number]; readonly members: number | null };
type Row = { readonly mask: string; readonly members: number };

/** Mechanics that are approved or run, by their first day, and which of them meet for whom. */
export const planMechanics = defineQuery({
  id: 'mechanics.plan',
  permission: 'rules.read',
  mayBeStale: true,
  input: z.object({}),
  run: async (context) => {
    const { read, now } = context;
    const { mechanics, todayOn } = await listMechanics.run(context);
    const planned = mechanics
      .flatMap(({ ruleId, nameEn, nameRu, state, told }): readonly Planned[] => {
        const { data } = mechanicSchema.safeParse(told.definition);
        if (data === undefined || !PLANNED.includes(state)) return [];
        const { startsOn, endsOn } = told;
        return [{ ruleId, nameEn, nameRu, state, startsOn, endsOn, mechanic: data }];
      })
      .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
    const pairs = meetingPairs(planned).map(([one, other]) => [one.ruleId, other.ruleId] as const);
    const laid = planned
      .filter(({ ruleId }) => pairs.some((pair) => pair.includes(ruleId)))
      .slice(0, MOST_LAID);
    const parts = await Promise.all(
      laid.map(async ({ mechanic }) => {
        const audience = mechanic.audience ?? EVERYONE;
        return compileSegment(audience, await readSource(read, audience, now));
      }),
    );
    const bits = parts.map(
      ({ isIn, flags }) =>
        sql`CASE WHEN ${isIn((index) => flags[index] ?? sql`false`)} THEN '1' ELSE '0' END`,
    );
    const from = fromTables(
      parts.flatMap(({ conditions }) => conditions.flatMap(({ needs }) => needs)),
    );
    const rows =
      bits.length === 0
        ? []
        : await readRows<Row>(
            read,
            sql`SELECT ${sql.join(bits, sql` || `)} AS mask, count(*)::int AS members ${from} WHERE ${IN_FORCE} GROUP BY 1`,
          );
    const placeOf = (ruleId: number) => laid.findIndex((one) => one.ruleId === ruleId);
    const meetings = pairs.map(([one, other]): Meeting => {
      const [here, there] = [placeOf(one), placeOf(other)];
      const both = rows.filter(({ mask }) => mask[here] === '1' && mask[there] === '1');
      const members = both.reduce((sum, row) => sum + row.members, 0);
      return { pair: [one, other], members: here < 0 || there < 0 ? null : members };
    });
    return { planned, meetings, todayOn };
  },
});
