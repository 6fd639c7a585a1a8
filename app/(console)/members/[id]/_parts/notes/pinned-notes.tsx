import { Pin } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { PinnedInteraction } from '@/lib/domain/members/interactions';
import { memberCode } from '@/lib/domain/members/states';
import { formatMoment } from '@/lib/format/dates';
import { InteractionText } from './interaction-text';

type Props = {
  readonly memberId: number;
  readonly pinned: readonly PinnedInteraction[];
  readonly timeZone: string;
  readonly canWrite: boolean;
};

/** What colleagues pinned for everybody who opens the member. */
export function PinnedNotes({ memberId, pinned, timeZone, canWrite }: Props) {
  const t = useTranslations('timeline.notes');
  const tTimeline = useTranslations('timeline');
  const locale = useLocale();
  if (pinned.length === 0) return null;
  return (
    <ul aria-label={t('pinned')} className="mb-3 flex flex-col gap-2">
      {pinned.map((interaction) => (
        <li
          key={interaction.interactionId}
          className="rounded-panel border border-l-3 border-l-seal bg-surface px-3.5 py-2"
        >
          <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-ink-2">
            <Icon of={Pin} size={13} />
            <span>{t(interaction.kind, { direction: interaction.direction ?? 'none' })}</span>
            <span aria-hidden="true">{'·'}</span>
            <span>{interaction.author}</span>
            <span aria-hidden="true">{'·'}</span>
            <span>{formatMoment(interaction.happenedAt, { locale, timeZone })}</span>
            {interaction.under !== null && (
              <span>{tTimeline('under', { member: memberCode(interaction.under) })}</span>
            )}
          </p>
          <InteractionText memberId={memberId} interaction={interaction} canWrite={canWrite} />
        </li>
      ))}
    </ul>
  );
}
