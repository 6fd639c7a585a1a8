import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor, type SessionActor } from '@/lib/access/session';
import type { MemberForm } from '@/lib/domain/members/cleansing/member-form';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getMemberForm } from '@/lib/members/queries/get-member-form';
import { readFormOptions } from '../../read-form-options';
import { EditMember } from './_parts/edit-member';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memberEdit');
  return { title: t('editTitle') };
}

/** An address that names nobody, or a member that is over, is not found. */
async function readForm(id: string, actor: SessionActor): Promise<MemberForm> {
  if (!/^[1-9]\d{0,15}$/.test(id) || !Number.isSafeInteger(Number(id))) notFound();
  try {
    return await runQuery(getMemberForm, { memberId: Number(id) }, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** An edit of one member. */
export default async function EditMemberPage({ params }: Props) {
  const actor = await requireActor('members.edit');
  const [t, members, options, member] = await Promise.all([
    getTranslations('memberEdit'),
    getTranslations('members'),
    readFormOptions(actor),
    readForm((await params).id, actor),
  ]);
  const { firstName, lastName } = member.details;
  const name = `${firstName} ${lastName}`.trim();
  return (
    <ClientMessages areas={['common', 'errors', 'memberEdit']}>
      <PageHeader
        title={t('editTitle')}
        crumbs={[
          { label: members('title'), href: '/members' },
          { label: name === '' ? member.code : name, href: `/members/${member.memberId}` },
          { label: t('editTitle') },
        ]}
        meta={name === '' ? member.code : `${name} · ${member.code}`}
      />
      <EditMember member={member} options={options} />
    </ClientMessages>
  );
}
