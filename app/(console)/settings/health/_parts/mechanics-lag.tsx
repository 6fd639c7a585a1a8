import { useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { Status, type StatusTone } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import type { Locale } from '@/lib/domain/access/preferences';
import { isBehind, type MechanicLag, type MechanicsLag } from '@/lib/domain/health/mechanics-lag';
import { formatAge } from '@/lib/format/age';
import { formatDay, formatTime } from '@/lib/format/dates';
import { formatDuration } from '@/lib/format/duration';
import { formatCount, formatPercent } from '@/lib/format/numbers';

type Zone = { readonly locale: Locale; readonly timeZone: string };
type Props = {
  readonly lag: MechanicsLag;
  readonly zone: Zone;
  /** Whether the reader may open the page of a mechanic. */
  readonly canOpen: boolean;
};

/** How far each mechanic is with the day, and what waits: members who were woken, messages, awards, codes. */
export function MechanicsLagFigures({ lag, zone, canOpen }: Props) {
  const t = useTranslations('settings.health.mechanics');
  const { locale } = zone;
  const age = (at: Date | null) =>
    at === null
      ? t('nobodyWaits')
      : t('oldest', { age: formatAge(lag.readAt.getTime() - at.getTime(), locale) });
  return (
    <>
      <LedgerStrip
        label={t('waits')}
        figures={[
          {
            id: 'woken',
            label: t('woken'),
            value: formatCount(lag.woken.members, locale),
            note: age(lag.woken.oldestAt),
          },
          {
            id: 'messages',
            label: t('messages'),
            value: formatCount(lag.messages.queued, locale),
            note: t('messagesNote', {
              count: lag.messages.due,
              due: formatCount(lag.messages.due, locale),
              oldest: age(lag.messages.oldestDueAt),
            }),
          },
          {
            id: 'awards',
            label: t('awards'),
            value: formatCount(lag.awards.waiting, locale),
            note: age(lag.awards.oldestAt),
          },
          {
            id: 'owed',
            label: t('owed'),
            value: formatCount(lag.owed.codes, locale),
            note: age(lag.owed.oldestAt),
          },
        ]}
      />
      {lag.mechanics.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <Runs lag={lag} zone={zone} canOpen={canOpen} />
      )}
    </>
  );
}

/** The mark of a mechanic's day. */
function stateOf(one: MechanicLag, lag: MechanicsLag): { tone: StatusTone; key: StateKey } {
  if (lag.isStopped) return { tone: 'warning', key: 'stopped' };
  if (one.isPaused) return { tone: 'neutral', key: 'paused' };
  if (isBehind(one, lag)) return { tone: 'danger', key: 'behind' };
  if (one.today === 'over') return { tone: 'success', key: 'over' };
  return { tone: 'neutral', key: one.today };
}
type StateKey = 'stopped' | 'paused' | 'behind' | MechanicLag['today'];

function Runs({ lag, zone, canOpen }: Props) {
  const t = useTranslations('settings.health.mechanics');
  const { locale } = zone;
  const name = ({ ruleId, nameEn, nameRu }: MechanicLag) => {
    const told = locale === 'ru' ? nameRu : nameEn;
    return canOpen ? <TextLink href={`/mechanics/${ruleId}/results`}>{told}</TextLink> : told;
  };
  const done = ({ throughMemberId }: MechanicLag) =>
    formatPercent(
      lag.lastMemberId === 0 ? 0 : Math.min(1, throughMemberId / lag.lastMemberId),
      locale,
      0,
    );
  return (
    <SimpleTable
      caption={t('caption')}
      rows={lag.mechanics}
      rowKey={({ ruleId }) => String(ruleId)}
      columns={[
        { id: 'name', header: t('name'), cell: name },
        {
          id: 'today',
          header: t('today'),
          cell: (one) => {
            const { tone, key } = stateOf(one, lag);
            return (
              <Status tone={tone}>
                {t(`state.${key}`)}
                {one.today === 'begun' && ` · ${t('through', { share: done(one) })}`}
              </Status>
            );
          },
        },
        {
          id: 'last',
          header: t('last'),
          cell: ({ lastRunOn, lastEndedAt }) =>
            lastRunOn === null || lastEndedAt === null
              ? t('never')
              : t('lastAt', {
                  day: formatDay(lastRunOn, locale),
                  time: formatTime(lastEndedAt, zone),
                }),
        },
        {
          id: 'took',
          header: t('took'),
          isNumeric: true,
          cell: ({ lastTookMs }) =>
            lastTookMs === null ? '—' : formatDuration(lastTookMs, locale),
        },
        {
          id: 'again',
          header: t('again'),
          isNumeric: true,
          cell: ({ askedAgain }) => formatCount(askedAgain, locale),
        },
      ]}
    />
  );
}
