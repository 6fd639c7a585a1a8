import { LedgerStrip } from '@/components/ui/ledger-strip';
import { openChecks } from '@/lib/domain/mechanics/checklist';
import type { MechanicSimulation } from '@/lib/domain/mechanics/simulation/simulation-input';
import { useMechanicWords } from '../../_parts/simulation/use-words';
import type { Designer } from './designer-types';

type Props = {
  readonly designer: Designer;
  readonly simulation: MechanicSimulation | undefined;
};

/** Where checklist and forecast stand below the parts: what they come to, near the top, and the way to them. */
export function DesignerStrip({ designer: { words, checks }, simulation }: Props) {
  const { t } = words;
  const { t: told, count, money, day } = useMechanicWords(words.currency);
  const open = openChecks(checks);
  return (
    <div className="dock:hidden">
      <LedgerStrip
        label={t('forecast.strip')}
        figures={[
          {
            id: 'checks',
            label: t('forecast.toMend'),
            value: open === 0 ? t('checks.ready') : t('checks.open', { count: open }),
            href: '#checks',
          },
          ...(simulation === undefined
            ? []
            : [
                {
                  ...{ id: 'members', label: told('figures.members'), href: '#forecast' },
                  value: count(simulation.members.count),
                },
                {
                  ...{ id: 'cost', label: told('figures.cost'), href: '#forecast' },
                  value: money(simulation.costMinor),
                },
                {
                  id: 'owed',
                  label: told('figures.owed', { day: day(simulation.throughOn) }),
                  value: money(simulation.owedMinor),
                },
              ]),
        ]}
      />
    </div>
  );
}
