import { DataTable } from '@/components/table/data-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { LadderSimulation } from '@/lib/domain/tiers/simulation/simulation-input';
import { moverColumns } from './mover-columns';
import { moversHref } from './movers-href';
import { useSimulationWords } from './use-simulation-words';

type Props = { readonly ruleId: number; readonly simulation: LadderSimulation };

/** Members who move, those closest to the new thresholds and farthest from them, with what was measured. */
export function SomeMovers({ ruleId, simulation }: Props) {
  const words = useSimulationWords(simulation);
  const { t, count } = words;
  const { some, up, down } = simulation;
  const href = moversHref(ruleId, simulation, { way: 'moves' });
  if (some.length === 0) return null;
  return (
    <Section
      title={t('some.title')}
      note={t('some.note')}
      tools={
        href !== undefined && (
          <TextLink href={href}>{t('some.all', { members: count(up + down) })}</TextLink>
        )
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
