import { TextInput } from '@/components/form/text-input';
import { Section } from '@/components/ui/section';
import type { MechanicSimulation } from '@/lib/domain/mechanics/simulation/simulation-input';
import { useMechanicWords } from './use-words';

type Props = {
  readonly simulation: MechanicSimulation;
  /** The margin as typed, in percent. */
  readonly margin: string;
  readonly isMargin: boolean;
  readonly onMargin: (typed: string) => void;
};

/** What a reached member would have to spend more for it to pay. */
export function BreakEven({ simulation, margin, isMargin, onMargin }: Props) {
  const { t, money, bps } = useMechanicWords(simulation.currency);
  const { breakEven } = simulation;
  if (breakEven === null) return null;
  const { costEachMinor, spendMoreMinor, upliftBps, spentEachMinor } = breakEven;
  return (
    <Section title={t('breakEven.title')} note={t('breakEven.how')}>
      <div className="mb-2 max-w-40">
        <TextInput
          label={t('breakEven.margin')}
          inputMode="decimal"
          autoComplete="off"
          value={margin}
          error={isMargin ? undefined : t('breakEven.noMargin')}
          onChange={(event) => onMargin(event.target.value)}
        />
      </div>
      <p className="max-w-prose">
        {BigInt(costEachMinor) === 0n
          ? t('breakEven.free')
          : t('breakEven.text', {
              each: money(costEachMinor),
              more: money(spendMoreMinor),
              uplift: upliftBps === null ? 'none' : bps(upliftBps),
              spent: money(spentEachMinor),
            })}
      </p>
    </Section>
  );
}
