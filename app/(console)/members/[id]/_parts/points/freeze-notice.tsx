import { CircleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useDifferenceWords } from '@/components/points/use-difference-words';
import { SimpleTable } from '@/components/table/simple-table';
import { StartTask } from '@/components/task/start-task';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { AccountFreeze } from '@/lib/domain/points/freeze';
import { taskCode } from '@/lib/domain/tasks/states';
import { formatMoment } from '@/lib/format/dates';
import { startMemberTask } from '../../actions';

type Props = {
  readonly memberId: number;
  readonly freeze: AccountFreeze;
  readonly timeZone: string;
  /** Whether the reader may ask for the account to go on. */
  readonly canThaw: boolean;
  readonly canOpenTasks: boolean;
};

/** The account is frozen: why, since when, what differed, whether it still does, and what leads on. */
export function FreezeNotice(props: Props) {
  const { freeze, timeZone } = props;
  const t = useTranslations('points.freeze');
  const locale = useLocale();
  const { reason, frozenAt, found } = freeze;
  // Of a merge the notice at the head of the page tells.
  if (reason === 'merged') return null;
  return (
    <>
      <section
        aria-labelledby="freeze"
        className="mb-4 grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-2 rounded-r-control border-l-3 border-l-danger bg-danger-soft px-3.5 py-3 max-sm:grid-cols-[16px_minmax(0,1fr)]"
      >
        <Icon of={CircleAlert} className="mt-[3px] text-danger-text" />
        <div className="min-w-0">
          <h2 id="freeze" className="text-lg">
            {t(`title.${reason}`, { moment: formatMoment(frozenAt, { locale, timeZone }) })}
          </h2>
          <p className="mt-0.5 max-w-prose text-sm">{t(`text.${reason}`)}</p>
          {reason === 'mismatch' && (
            <p className="mt-1.5 text-sm font-medium">
              {t('now', { count: freeze.differsNow ?? 0 })}
            </p>
          )}
        </div>
        {reason === 'mismatch' && (
          <div className="max-sm:col-start-2">
            <WayOn {...props} />
          </div>
        )}
      </section>
      {found.length > 0 && (
        <Section title={t('found')}>
          <Found {...props} />
        </Section>
      )}
    </>
  );
}

function Found({ freeze: { found }, timeZone }: Props) {
  const t = useTranslations('points.freeze');
  const words = useDifferenceWords();
  const locale = useLocale();
  return (
    <SimpleTable
      caption={t('found')}
      rows={found}
      rowKey={(one) => `${one.about} ${one.number} ${one.figure} ${one.foundAt.toISOString()}`}
      columns={[
        { id: 'what', header: t('columns.what'), cell: words.what },
        { id: 'kept', header: t('columns.kept'), isNumeric: true, cell: words.kept },
        { id: 'added', header: t('columns.added'), isNumeric: true, cell: words.added },
        {
          id: 'at',
          header: t('columns.at'),
          isSecondary: true,
          cell: ({ foundAt }) => formatMoment(foundAt, { locale, timeZone }),
        },
      ]}
    />
  );
}

/** The task that lets it go on, or why there is none yet. */
function WayOn({ memberId, freeze, canThaw, canOpenTasks }: Props) {
  const t = useTranslations('points.freeze');
  const { task, differsNow } = freeze;
  if (task !== null) {
    const code = taskCode(task.taskId);
    return t.rich('task', {
      state: task.state,
      link: () =>
        canOpenTasks ? <TextLink href={`/tasks/${task.taskId}`}>{code}</TextLink> : code,
    });
  }
  if (!canThaw) return null;
  if (differsNow !== 0) {
    return (
      <Button size="small" disabledReason={t('differs')}>
        {t('begin')}
      </Button>
    );
  }
  return (
    <StartTask kind="thaw" about={{ memberId }} action={startMemberTask} size="small">
      {t('begin')}
    </StartTask>
  );
}
