import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { decimalsOf, toMajorUnits } from '@/lib/domain/analytics/publish-report';
import { MECHANIC_FILTERS, type MechanicFilter } from '@/lib/domain/mechanics/list-filter';
import { type ListFile, listFile } from '@/lib/exports/list-file';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { listMechanics } from './queries/list-mechanics';

const COLUMNS = [
  'ruleId',
  'nameEn',
  'nameRu',
  'state',
  'startsOn',
  'endsOn',
  'awards',
  'members',
  'money',
  'heldOut',
] as const;

/** Mechanics of the list as a file, each with what it gave so far. They are few: one piece holds them. */
export async function mechanicsFile(filter: MechanicFilter, actor: Actor): Promise<ListFile> {
  const programme = await runQuery(findProgramme, {}, actor);
  const decimals = decimalsOf(programme?.currency ?? 'RUB');
  return listFile({
    list: 'mechanics',
    isPersonal: false,
    filters: { [filter]: true },
    columns: COLUMNS,
    money: (amountMinor) => toMajorUnits(amountMinor, decimals),
    piece: async () => {
      const { mechanics } = await runQuery(listMechanics, {}, actor);
      const rows = mechanics.filter(MECHANIC_FILTERS[filter]).map(({ told, spent, ...one }) => ({
        ruleId: one.ruleId,
        nameEn: one.nameEn,
        nameRu: one.nameRu,
        state: one.state,
        startsOn: told.startsOn,
        endsOn: told.endsOn,
        awards: spent.awards,
        members: spent.members,
        money: spent.minor,
        heldOut: spent.heldOut,
      }));
      return { rows, next: null };
    },
  });
}
