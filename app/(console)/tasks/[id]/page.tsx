import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/access/session';
import { can, type UserActor } from '@/lib/domain/access/actor';
import { decisionJson } from '@/lib/domain/rules/stored-json';
import { AppError } from '@/lib/domain/shared/errors';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { taskCode } from '@/lib/domain/tasks/states';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { explainDecision } from '@/lib/purchases/queries/explain-decision';
import { getDictionary } from '@/lib/rules/queries/get-dictionary';
import { getTask } from '@/lib/tasks/queries/get-task';
import { AboutLine } from './_parts/about-line';
import { ClaimWhy } from './_parts/claim-why';
import { MemberPanel } from './_parts/member-panel';
import { TaskHistory } from './_parts/task-history';
import { TaskView } from './_parts/task-view';

type Props = { readonly params: Promise<{ readonly id: string }> };

/** Read once for the title and the page. */
const readTask = cache(async (id: string): Promise<TaskPage> => {
  const actor = await requireActor('tasks.work');
  if (!/^[1-9]\d{0,15}$/.test(id) || !Number.isSafeInteger(Number(id))) notFound();
  try {
    return await runQuery(getTask, { taskId: Number(id) }, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { taskId, kind } = await readTask((await params).id);
  const t = await getTranslations('tasks.kinds');
  return { title: `${taskCode(taskId)} ${t(`${kind}.title`)}` };
}

/** Why a claim earns what it earns, for those who may read points and rules; null: nothing is judged. */
async function whyOf({ subject }: TaskPage, actor: UserActor) {
  const judged = subject.claiming?.judged ?? null;
  if (judged === null || !can(actor, 'points.read') || !can(actor, 'rules.read')) return null;
  const { decision, businessDate } = judged;
  const [outcomes, dictionary] = await Promise.all([
    runQuery(explainDecision, { decision }, actor),
    runQuery(getDictionary, {}, actor),
  ]);
  const { points } = decisionJson.parse(decision);
  return <ClaimWhy {...{ points, businessDate, outcomes, dictionary }} />;
}

/** One guided task. */
export default async function GuidedTaskPage({ params }: Props) {
  const actor = await requireActor('tasks.work');
  const task = await readTask((await params).id);
  const needed = ['tasks.approve', taskDefinition(task.kind).permission] as const;
  return (
    <ClientMessages areas={['common', 'errors', 'tasks', 'cards', 'members']}>
      <TaskView
        // Another task is another page: nothing of the one before stays in its fields.
        key={task.taskId}
        task={task}
        missingRight={needed.find((right) => !can(actor, right)) ?? null}
        slots={{
          about: <AboutLine task={task} />,
          member: <MemberPanel task={task} />,
          history: <TaskHistory task={task} />,
          why: await whyOf(task, actor),
        }}
      />
    </ClientMessages>
  );
}
