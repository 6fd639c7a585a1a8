import type { Column } from '@/components/table/column';
import type {
  NamedMember,
  SimulatedFilter,
} from '@/lib/domain/mechanics/simulation/simulation-input';
import type { MechanicWords } from './use-words';

/** Columns of members of a simulation: when, and what they would get or why not. */
export function memberColumns(
  { t, day, points, because }: MechanicWords,
  outcome: SimulatedFilter['outcome'],
): readonly Column<NamedMember>[] {
  const last: Column<NamedMember> =
    outcome === 'reached'
      ? {
          id: 'points',
          header: t('points'),
          isNumeric: true,
          cell: (member) => points(member.points),
        }
      : { id: 'why', header: t('why'), cell: ({ failed }) => because(failed) };
  return [
    { id: 'member', header: t('member'), cell: ({ name, code }) => name ?? code },
    {
      id: 'code',
      header: t('number'),
      isSecondary: true,
      isQuiet: true,
      cell: ({ code }) => code,
    },
    { id: 'day', header: t('day'), isSecondary: true, cell: ({ on }) => day(on) },
    ...(outcome === 'heldOut' ? [] : [last]),
  ];
}
