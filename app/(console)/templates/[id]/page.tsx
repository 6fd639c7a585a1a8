import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { Status } from '@/components/ui/status';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { formatMoment } from '@/lib/format/dates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findExampleReader } from '@/lib/messaging/queries/find-example-reader';
import { findTemplate } from '@/lib/messaging/queries/find-template';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { ArchiveTemplate } from '../_parts/archive-template';
import { TemplateEditor } from '../_parts/template-editor';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('templates');
  return { title: t('title') };
}

/** A text of the library, to be read and written. */
export default async function TemplatePage({ params }: Props) {
  const actor = await requireActor('messages.read');
  const templateId = idInput.safeParse(Number((await params).id));
  if (!templateId.success) notFound();
  const [t, locale, template, reader, programme] = await Promise.all([
    getTranslations('templates'),
    getLocale(),
    runQuery(findTemplate, { templateId: templateId.data }, actor),
    runQuery(findExampleReader, {}, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  if (template === null) notFound();
  const { name, version, changedAt, isArchived } = template;
  const mayEdit = can(actor, 'messages.edit');
  const moment = formatMoment(changedAt, { locale, timeZone: programme?.timeZone ?? 'UTC' });
  return (
    <ClientMessages areas={['common', 'errors', 'templates']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/templates' }]}
        title={name}
        marks={isArchived && <Status tone="neutral">{t('isArchived')}</Status>}
        meta={[t('version', { version }), t('changedBy', { moment })].join(' · ')}
        actions={mayEdit && <ArchiveTemplate template={template} />}
      />
      {isArchived && <p className="mb-4 max-w-prose text-ink-2">{t('isArchivedText')}</p>}
      {!mayEdit && <p className="mb-4 max-w-prose text-ink-2">{t('readOnly')}</p>}
      <TemplateEditor template={template} reader={reader} mayEdit={mayEdit && !isArchived} />
    </ClientMessages>
  );
}
