import { DataTable } from '@/components/table/data-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { LadderSimulation } from '@/lib/domain/tiers/simulation/simulation-input';
import { KeepMovers } from './keep-movers';
import { moverColumns } from './mover-columns';
import { moversHref } from './movers-href';
import { useSimulationWords } from './use-simulation-words';

type Props = {
  readonly ruleId: number;
  /** The name of the ladder, where the reader may keep members as a list. */
  readonly listedAs: string | null;
  readonly simulation: LadderSimulation;
};

/** Members who move, those closest to the new thresholds and farthest from them, with what was measured. */
export function SomeMovers({ ruleId, listedAs, simulation }: Props) {
  const words = useSimulationWords(simulation);
  const { t, count, day } = words;
  const { some, up, down, address, night } = simulation;
  const filter = { way: 'moves' } as const;
  const href = moversHref(ruleId, simulation, filter);
  const members = count(up + down);
  if (some.length === 0) return null;
  return (
    <Section
      title={t('some.title')}
      note={t('some.note')}
      tools={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {href !== undefined && <TextLink href={href}>{t('some.all', { members })}</TextLink>}
          {listedAs !== null && address !== null && (
            <KeepMovers
              movers={{ ruleId, draft: address, startsOn: night, filter }}
              members={members}
              name={t('keep.proposed', {
                what: t('list.filter.moves'),
                ladder: listedAs,
                day: day(night),
              })}
            />
          )}
        </div>
      }
    >
      <DataTable
        caption={t('some.title')}
        rows={some}
        rowKey={({ memberId }) => String(memberId)}
        rowHref={({ memberId }) => `/members/${memberId}`}
        columns={moverColumns(words, simulation)}
      />
    </Section>
  );
}
