import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import type { MechanicSimulation } from '@/lib/domain/mechanics/simulation/simulation-input';
import { FigureLink } from './figure-link';
import { useMechanicWords } from './use-words';

type Props = { readonly simulation: MechanicSimulation };

/** How many are refused for what. */
export function RefusedTable({ simulation }: Props) {
  const { t, count } = useMechanicWords(simulation.currency);
  const { refused } = simulation;
  return (
    <Section title={t('refused.title')} note={t('refused.note')}>
      {refused.length === 0 ? (
        <p className="text-sm text-ink-2">{t('refused.none')}</p>
      ) : (
        <SimpleTable
          caption={t('refused.title')}
          rows={refused}
          rowKey={({ reason }) => reason}
          columns={[
            {
              id: 'reason',
              header: t('refused.reason'),
              cell: ({ reason }) => t(`reasons.${reason}`),
            },
            {
              id: 'members',
              header: t('members'),
              isNumeric: true,
              cell: ({ reason, members }) => (
                <FigureLink simulation={simulation} filter={{ outcome: 'refused', reason }}>
                  {count(members)}
                </FigureLink>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

/** Whom other mechanics reach as well. */
export function BesideTable({ simulation }: Props) {
  const { t, count, named } = useMechanicWords(simulation.currency);
  const { beside } = simulation;
  return (
    <Section title={t('beside.title')} note={t('beside.note')}>
      {beside.length === 0 ? (
        <p className="text-sm text-ink-2">{t('beside.none')}</p>
      ) : (
        <SimpleTable
          caption={t('beside.title')}
          rows={beside}
          rowKey={({ ruleId }) => String(ruleId)}
          columns={[
            { id: 'mechanic', header: t('beside.mechanic'), cell: named },
            {
              id: 'members',
              header: t('members'),
              isNumeric: true,
              cell: ({ ruleId, members }) => (
                <FigureLink simulation={simulation} filter={{ outcome: 'reached', beside: ruleId }}>
                  {count(members)}
                </FigureLink>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
