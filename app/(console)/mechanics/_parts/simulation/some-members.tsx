import { DataTable } from '@/components/table/data-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { MechanicSimulation } from '@/lib/domain/mechanics/simulation/simulation-input';
import { memberColumns } from './member-columns';
import { simulatedHref } from './simulated-href';
import { useMechanicWords } from './use-words';

type Props = { readonly simulation: MechanicSimulation };

/** Members who would get it and members who would not, by name, with the day and the reason. */
export function SomeMembers({ simulation }: Props) {
  const words = useMechanicWords(simulation.currency);
  const { t, count } = words;
  const { would, wouldNot, members, isSample } = simulation;
  const href = simulatedHref(simulation, { outcome: 'reached' });
  return (
    <div className="grid gap-x-10 dock:grid-cols-2">
      <Section
        title={t('would.title')}
        tools={
          href !== undefined &&
          !isSample && (
            <TextLink href={href}>{t('would.all', { members: count(members.count) })}</TextLink>
          )
        }
      >
        <DataTable
          caption={t('would.title')}
          rows={would}
          rowKey={({ memberId }) => String(memberId)}
          rowHref={({ memberId }) => `/members/${memberId}`}
          columns={memberColumns(words, 'reached')}
          empty={<p className="text-sm text-ink-2">{t('nobody')}</p>}
        />
      </Section>
      <Section title={t('wouldNot.title')}>
        <DataTable
          caption={t('wouldNot.title')}
          rows={wouldNot}
          rowKey={({ memberId }) => String(memberId)}
          rowHref={({ memberId }) => `/members/${memberId}`}
          columns={memberColumns(words, 'refused')}
          empty={<p className="text-sm text-ink-2">{t('wouldNot.none')}</p>}
        />
      </Section>
    </div>
  );
}
