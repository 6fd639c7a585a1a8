import { getTranslations } from 'next-intl/server';
import { PageActs } from '@/components/task/page-acts';
import { LOCALES } from '@/lib/domain/access/preferences';
import { memberRefusal } from '@/lib/domain/members/may-do';
import type { MemberPage } from '@/lib/domain/members/member-page';
import { startMemberTask } from '../actions';
import { stepsFrom } from './standing-steps';

type Props = {
  readonly member: MemberPage;
  readonly canEdit: boolean;
  readonly canWork: boolean;
};

/** What can be done with the member now, for the palette. */
export async function MemberActs({ member, canEdit, canWork }: Props) {
  const t = await getTranslations('members');
  const both = await Promise.all(
    LOCALES.map((locale) => getTranslations({ locale, namespace: 'members' })),
  );
  const { memberId, status } = member;
  const steps = canWork
    ? stepsFrom(status).filter(({ operation }) => memberRefusal(status, operation) === null)
    : [];
  return (
    <PageActs
      detail={member.code}
      start={startMemberTask}
      acts={[
        ...(canEdit
          ? [
              {
                id: 'edit',
                label: t('member.edit'),
                names: both.map((words) => words('member.edit')),
                to: { href: `/members/${memberId}/edit` },
              },
            ]
          : []),
        ...steps.map(({ operation, kind }) => ({
          id: operation,
          label: t(`standing.${operation}`),
          names: both.map((words) => words(`standing.${operation}`)),
          to: { kind, about: { memberId } },
        })),
      ]}
    />
  );
}
