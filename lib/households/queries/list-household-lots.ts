import 'server-only';
import { z } from 'zod';
import { type HouseholdLot, SHOWN_HOUSEHOLD_LOTS } from '@/lib/domain/households/household-view';
import { lastDayOf } from '@/lib/domain/points/expiry';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { defineQuery } from '@/lib/kernel/query';
import { readZone } from '@/lib/points/shown-lots';

type Row = Omit<HouseholdLot, 'lastOn' | 'activatesOn'> & { readonly expiresAt: Date | null };

/** What a household can spend, lot by lot in the order of consumption, and whose each is. Empty for one who has none. */
export const listHouseholdLots = defineQuery({
  id: 'households.listLots',
  permission: 'points.read',
  input: z.object({ memberId: memberIdInput }),
  run: async ({ read, input: { memberId }, now }): Promise<readonly HouseholdLot[]> => {
    const rows = await read<Row[]>`
      SELECT l.member_id::float8 AS "memberId", l.lot_id::float8 AS "lotId", l.state, l.amount, l.remaining, l.held, l.seq,
        e.kind, e.reason, l.expires_at AS "expiresAt",
        trim(coalesce(f.first_name, '') || ' ' || coalesce(f.last_name, '')) AS name
      FROM household_members own
      JOIN household_members p ON p.household_id = own.household_id AND p.state = 'joined'
      JOIN members m ON m.member_id = p.member_id AND m.status IN ('active', 'closing')
      JOIN point_accounts a ON a.member_id = p.member_id AND a.frozen_at IS NULL
      JOIN point_lots l ON l.member_id = p.member_id AND l.state = 'available' AND l.remaining > l.held
        AND (l.expires_at IS NULL OR l.expires_at > ${now})
      JOIN point_entries e ON e.member_id = l.member_id AND e.seq = l.seq
      LEFT JOIN member_profiles f ON f.member_id = p.member_id
      WHERE own.member_id = ${memberId} AND own.state = 'joined'
      ORDER BY l.expires_at, l.earned_at, l.lot_id LIMIT ${SHOWN_HOUSEHOLD_LOTS}`;
    const zone = await readZone(read);
    return rows.map(({ expiresAt, ...lot }) => ({
      ...lot,
      lastOn: expiresAt === null ? null : lastDayOf(expiresAt, zone),
      activatesOn: null,
    }));
  },
});
