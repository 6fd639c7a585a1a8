import { useLocale, useTranslations } from 'next-intl';
import { stepKey } from '@/components/task/step-key';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskEvent, TaskPage } from '@/lib/domain/tasks/task-page';
import { formatMoment } from '@/lib/format/dates';

/** Everything that happened to the task, the latest first; closed until somebody asks. */
export function TaskHistory({ task }: { readonly task: TaskPage }) {
  const t = useTranslations('tasks');
  const { events } = task;
  return (
    <details className="border-t pt-2.5">
      <summary className="w-max max-w-full cursor-pointer text-sm font-semibold touch:py-3">
        {t('history.title', { count: events.length })}
      </summary>
      <ol className="mt-2 max-w-3xl text-sm">
        {events.map((event) => (
          <Entry key={`${event.happenedAt.getTime()}-${event.move}`} task={task} event={event} />
        ))}
      </ol>
    </details>
  );
}

function Entry({ task, event }: { readonly task: TaskPage; readonly event: TaskEvent }) {
  const t = useTranslations('tasks');
  const locale = useLocale();
  const { kind, timeZone } = task;
  const { move, reason, note, who, happenedAt } = event;
  const isKnown = taskDefinition(kind).steps.some(({ id }) => id === event.step);
  const step = isKnown ? t(`steps.${stepKey(kind, event.step)}.name`) : event.step;
  const details = [...(reason === null ? [] : [t(`pauseReasons.${reason}`)]), who].filter(Boolean);
  return (
    <li className="grid gap-x-4 border-b py-1.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="font-medium">{t(`moves.${move}`, { step })}</p>
        <ul className="flex flex-wrap gap-x-1.5 text-xs text-ink-2">
          {details.map((detail, index) => (
            <li key={detail}>
              {index > 0 && <span aria-hidden="true">{'· '}</span>}
              {detail}
            </li>
          ))}
        </ul>
        {note !== '' && <p className="mt-0.5 text-xs break-words text-ink-2">{note}</p>}
      </div>
      <p className="text-xs whitespace-nowrap text-ink-3">
        {formatMoment(happenedAt, { locale, timeZone })}
      </p>
    </li>
  );
}
