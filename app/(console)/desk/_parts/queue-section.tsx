import { CircleCheck, Ticket } from 'lucide-react';
import NextLink from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { TakeNext } from '@/components/task/take-next';
import { WaitAge } from '@/components/task/wait-age';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { TierMark } from '@/components/ui/tier-mark';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { taskCode } from '@/lib/domain/tasks/states';
import { takeNextFromDesk } from '../actions';

type Props = { readonly tasks: readonly ListedTask[]; readonly count: string; readonly now: Date };

function QueueRow({ task, now }: { readonly task: ListedTask; readonly now: Date }) {
  const t = useTranslations('desk.queue');
  const tasks = useTranslations('tasks');
  const locale = useLocale();
  const { taskId, kind, state, member, touchedAt } = task;
  const isApproval = state === 'awaitingApproval';
  const title = tasks(`kinds.${kind}.title`);
  const name = member.name === '' ? member.code : member.name;
  const { tier } = member;
  return (
    <li className="relative grid min-h-10 grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-x-3 border-b px-3.5 py-1 last:border-b-0 hover:bg-hover sm:grid-cols-[20px_76px_minmax(0,1.2fr)_minmax(0,1fr)_128px]">
      <Icon of={isApproval ? CircleCheck : Ticket} className="text-ink-3" />
      <span className="text-xs tracking-[0.02em] text-ink-3 max-sm:hidden">{taskCode(taskId)}</span>
      <NextLink
        href={`/tasks/${taskId}`}
        prefetch={false}
        data-desk-row
        className="truncate font-medium after:absolute after:inset-0 max-sm:col-end-[-1] max-sm:whitespace-normal"
      >
        {isApproval ? t('approve', { title }) : title}
      </NextLink>
      <span className="flex min-w-0 items-center gap-1.5 text-ink-2 max-sm:col-start-2 max-sm:text-sm">
        {tier !== null && (
          <TierMark
            shape={tier.shape}
            colour={tier.colour}
            name={locale === 'ru' ? tier.nameRu : tier.nameEn}
            markOnly
          />
        )}
        <span className="truncate">{name}</span>
      </span>
      <WaitAge ms={now.getTime() - touchedAt.getTime()} className="justify-self-end" />
    </li>
  );
}

/** What waits for anybody, the longest wait first; one click takes the next one. */
export function QueueSection({ tasks, count, now }: Props) {
  const t = useTranslations('desk.queue');
  const canTake = tasks.some(({ state }) => state !== 'awaitingApproval');
  return (
    <Section
      title={
        <>
          {t('title')} <span className="font-medium text-ink-3">{count}</span>
        </>
      }
      note={t('note')}
      tools={canTake && <TakeNext label={t('next')} action={takeNextFromDesk} />}
    >
      {tasks.length === 0 ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul aria-label={t('title')} className="overflow-hidden rounded-panel border bg-surface">
          {tasks.map((task) => (
            <QueueRow key={task.taskId} task={task} now={now} />
          ))}
        </ul>
      )}
    </Section>
  );
}
