import { useTranslations } from 'next-intl';
import { Status, type StatusTone } from '@/components/ui/status';
import type { MechanicState } from '@/lib/domain/mechanics/states';

const TONES: Readonly<Record<MechanicState, StatusTone>> = {
  draft: 'neutral',
  inReview: 'warning',
  approved: 'info',
  scheduled: 'info',
  running: 'live',
  paused: 'warning',
  ended: 'neutral',
  archived: 'neutral',
};

/** How a mechanic stands, in a word. */
export function MechanicStateMark({ state }: { readonly state: MechanicState }) {
  const t = useTranslations('mechanics.states');
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
