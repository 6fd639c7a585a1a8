import { useTranslations } from 'next-intl';
import { useDifferenceWords } from '@/components/points/use-difference-words';
import { SimpleTable } from '@/components/table/simple-table';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import type { Locale } from '@/lib/domain/access/preferences';
import type { FrozenAccount } from '@/lib/domain/health/health';
import { memberCode } from '@/lib/domain/members/states';
import { taskCode } from '@/lib/domain/tasks/states';
import { formatMoment } from '@/lib/format/dates';

type Props = {
  readonly accounts: readonly FrozenAccount[];
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
  /** Whether the reader may open tasks. */
  readonly canOpenTasks: boolean;
};

/** Accounts that the watch over the ledger froze: what differed, since when, and what is done about it. */
export function FrozenAccounts({ accounts, zone, canOpenTasks }: Props) {
  const t = useTranslations('settings.health.frozen');
  const words = useDifferenceWords();
  const difference = ({ first, count }: FrozenAccount) =>
    t('difference', {
      what: words.what(first),
      kept: words.kept(first),
      added: words.added(first),
      more: count - 1,
    });
  const wayOn = ({ differsNow, task }: FrozenAccount) => {
    if (task !== null) {
      const code = taskCode(task.taskId);
      const told = t('task', { state: task.state, code });
      return canOpenTasks ? <TextLink href={`/tasks/${task.taskId}`}>{told}</TextLink> : told;
    }
    return (
      <Status tone={differsNow ? 'danger' : 'success'}>
        {t(differsNow ? 'differs' : 'agrees')}
      </Status>
    );
  };
  return (
    <SimpleTable
      caption={t('caption')}
      rows={accounts}
      rowKey={({ memberId }) => String(memberId)}
      columns={[
        {
          id: 'member',
          header: t('member'),
          cell: ({ memberId }) => (
            <TextLink href={`/members/${memberId}/points`}>{memberCode(memberId)}</TextLink>
          ),
        },
        { id: 'what', header: t('what'), cell: difference },
        {
          id: 'since',
          header: t('since'),
          isSecondary: true,
          cell: ({ foundAt }) => formatMoment(foundAt, zone),
        },
        { id: 'now', header: t('now'), cell: wayOn },
      ]}
    />
  );
}
