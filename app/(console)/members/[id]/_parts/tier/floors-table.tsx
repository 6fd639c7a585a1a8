import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import { MECHANIC_FLOOR_REASON } from '@/lib/domain/rewards/records';
import { taskCode } from '@/lib/domain/tasks/states';
import { EXTENSION_REASONS, GIVEN_TIER_REASONS } from '@/lib/domain/tiers/floors';
import { KEPT_REASON } from '@/lib/domain/tiers/kept-tiers';
import type { ToldFloor } from '@/lib/domain/tiers/member-tier';
import { formatDay } from '@/lib/format/dates';
import { useNeedWords } from './use-need-words';

type Props = {
  readonly floors: readonly ToldFloor[];
  readonly currency: string;
  readonly canOpenTasks: boolean;
  /** Whether the reader may see givings to whole lists. */
  readonly canSeeGrants: boolean;
};

const OTHER_REASONS = ['cardOwner', KEPT_REASON, MECHANIC_FLOOR_REASON, 'merge'] as const;

/** Words for why a floor is there. */
function useFloorReason(): (floor: ToldFloor) => string {
  const t = useTranslations('memberTier.floors.reasons');
  const choices = useTranslations('tasks.choices');
  return ({ reason }) => {
    const given = GIVEN_TIER_REASONS.find((known) => known === reason);
    if (given !== undefined) return choices(`tierReason.${given}.name`);
    const extended = EXTENSION_REASONS.find((known) => known === reason);
    if (extended !== undefined) return choices(`extendReason.${extended}.name`);
    return t(OTHER_REASONS.find((known) => known === reason) ?? 'merge');
  };
}

/** Tiers that were given to a member, held longer, or brought along: why, until when, and who agreed. */
export function FloorsTable({ floors, currency, canOpenTasks, canSeeGrants }: Props) {
  const t = useTranslations('memberTier.floors');
  const locale = useLocale();
  const words = useNeedWords(currency);
  const reasonOf = useFloorReason();
  if (floors.length === 0) return <p className="text-sm text-ink-2">{t('none')}</p>;
  return (
    <SimpleTable
      caption={t('caption')}
      rows={floors}
      rowKey={({ floorId }) => String(floorId)}
      columns={[
        {
          id: 'tier',
          header: t('tier'),
          cell: ({ tier }) => <TierMark {...tier} name={words.name(tier)} />,
        },
        {
          id: 'days',
          header: t('days'),
          cell: ({ fromOn, untilOn, isOver, isTakenBack }) => (
            <span className="inline-flex items-center gap-2">
              {isTakenBack
                ? t('open', { from: formatDay(fromOn, locale) })
                : t('range', {
                    from: formatDay(fromOn, locale),
                    until: formatDay(untilOn, locale),
                  })}
              <Status tone={isOver ? 'neutral' : 'success'}>
                {t(isTakenBack ? 'takenBack' : isOver ? 'over' : 'running')}
              </Status>
            </span>
          ),
        },
        {
          id: 'reason',
          header: t('reason'),
          cell: (floor) => (
            <span className="block min-w-40 py-1 whitespace-normal">
              {t(`kinds.${floor.kind}`)}
              {': '}
              {reasonOf(floor)}
              {floor.remark !== null && floor.remark !== '' && (
                <span className="block text-xs wrap-anywhere text-ink-2">{floor.remark}</span>
              )}
            </span>
          ),
        },
        {
          id: 'people',
          header: t('people'),
          cell: ({ requestedBy, approvedBy, taskId, grantId }) => (
            <span className="block min-w-36 py-1 whitespace-normal">
              {requestedBy === null || approvedBy === null
                ? t('itself')
                : t('asked', { asked: requestedBy, approved: approvedBy })}
              {taskId !== null && canOpenTasks && (
                <TextLink href={`/tasks/${taskId}`} className="ml-2 text-xs">
                  {taskCode(taskId)}
                </TextLink>
              )}
              {grantId !== null && canSeeGrants && (
                <TextLink href={`/tiers/grants/${grantId}`} className="ml-2 text-xs">
                  {t('grant')}
                </TextLink>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
