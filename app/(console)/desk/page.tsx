import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listTasks } from '@/lib/tasks/queries/list-tasks';
import { DeskKeys } from './_parts/desk-keys';
import { DeskSearch } from './_parts/desk-search';
import { WaitingTasks } from './_parts/waiting-tasks';

/** More than this are on the page of tasks. */
const SHOWN_TASKS = 5;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home.desk');
  return { title: t('title') };
}

/** Where those who serve members begin: finding the one on the line, or going on with what they began. */
export default async function DeskPage() {
  const actor = await requireActor('members.read');
  const t = await getTranslations('home.desk');
  const mine = can(actor, 'tasks.work')
    ? await runQuery(listTasks, { scope: 'mine', before: null }, actor)
    : { tasks: [] };
  return (
    <ClientMessages areas={['common', 'errors', 'home', 'shell']}>
      <PageHeader title={t('title')} meta={t('meta')} />
      <div className="grid max-w-260 gap-x-8 gap-y-6 shell:grid-cols-[minmax(0,1fr)_220px]">
        <div className="min-w-0">
          <div className="mb-6">
            <DeskSearch />
          </div>
          <WaitingTasks tasks={mine.tasks.slice(0, SHOWN_TASKS)} now={new Date()} />
        </div>
        {actor.singleKeys && <DeskKeys />}
      </div>
    </ClientMessages>
  );
}
