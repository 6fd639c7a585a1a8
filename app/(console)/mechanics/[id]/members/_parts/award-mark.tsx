import { useTranslations } from 'next-intl';
import { Status, type StatusTone } from '@/components/ui/status';
import type { AwardDrop, AwardState } from '@/lib/domain/mechanics/records';

const TONES: Readonly<Record<AwardState, StatusTone>> = {
  given: 'success',
  waiting: 'info',
  dropped: 'warning',
  takenBack: 'danger',
  heldOut: 'neutral',
};

type Props = { readonly state: AwardState; readonly dropped: AwardDrop | null };

/** How an award stands, and why it was dropped. */
export function AwardMark({ state, dropped }: Props) {
  const t = useTranslations('mechanicResults');
  return (
    <span className="inline-flex items-center gap-2">
      <Status tone={TONES[state]}>{t(`award.${state}`)}</Status>
      {dropped !== null && <span className="text-xs text-ink-3">{t(`drop.${dropped}`)}</span>}
    </span>
  );
}
