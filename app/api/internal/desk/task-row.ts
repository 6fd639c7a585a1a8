import { changeWords } from '@/components/task/fact-words';
import { taskStanding } from '@/components/task/task-standing';
import type { DeskRow } from '@/lib/domain/desk/answer';
import { mayGoOn } from '@/lib/domain/tasks/go-on';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { type TaskState, taskCode } from '@/lib/domain/tasks/states';
import { formatAge } from '@/lib/format/age';
import { type DeskWords, plainPart, tierWords } from './desk-words';

const TONES = {
  open: 'info',
  paused: 'warning',
  awaitingApproval: 'info',
  done: 'success',
  cancelled: 'neutral',
} as const satisfies Readonly<Record<TaskState, string>>;

/** A found task as a row with its preview. `isNamed`: the text is its code. */
export function taskRow(task: ListedTask, isNamed: boolean, words: DeskWords): DeskRow {
  const { t, tasks, locale } = words;
  const { taskId, kind, member, state, step, changes } = task;
  const code = taskCode(taskId);
  const name = member.name === '' ? member.code : member.name;
  const title = tasks(`kinds.${kind}.title`);
  const steps = taskDefinition(kind).steps.length;
  const place = tasks('stepOf', { step: Math.min(step + 1, steps), steps });
  const standing = taskStanding(task, words);
  const href = `/tasks/${taskId}`;
  const goesOn = mayGoOn(task);
  const age = formatAge(Date.now() - task.touchedAt.getTime(), locale);
  const change = changeWords(words);
  return {
    id: `task-${taskId}`,
    group: 'tasks',
    icon: 'task',
    tier: null,
    title: plainPart(title),
    line: [{ text: code, isMarked: isNamed }, ...plainPart(` · ${name}`)],
    side: place,
    sideLine: standing,
    status: { tone: TONES[state], label: tasks(`states.${state}`) },
    doing: goesOn ? { kind: 'continue', taskId } : { kind: 'open', href },
    preview: {
      title: `${title}, ${code}`,
      tier: tierWords(member.tier, words),
      since: name,
      facts: [
        { label: t('facts.step'), value: place, note: '' },
        { label: t('facts.standing'), value: standing, note: t('facts.ago', { age }) },
        ...changes.map((one) => ({ label: t('facts.changed'), value: change(one), note: '' })),
      ],
      href,
      goOn: goesOn ? { taskId, label: t('do.continue') } : null,
    },
  };
}
