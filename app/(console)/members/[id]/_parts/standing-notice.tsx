import { CircleAlert, CircleSlash, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StartTask } from '@/components/task/start-task';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import type { MemberPage } from '@/lib/domain/members/member-page';
import { type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { formatDay } from '@/lib/format/dates';
import { startMemberTask } from '../actions';

type Told = Exclude<MemberStatus, 'prospect' | 'active'>;
type Look = { readonly icon: LucideIcon; readonly box: string; readonly mark: string };

const WARNS: Look = {
  icon: TriangleAlert,
  box: 'border-l-warning bg-warning-soft',
  mark: 'text-warning-text',
};
const ENDED: Look = {
  icon: CircleSlash,
  box: 'border-l-line-strong bg-sunken',
  mark: 'text-ink-2',
};

const LOOKS: Readonly<Record<Told, Look>> = {
  suspended: {
    icon: CircleAlert,
    box: 'border-l-danger bg-danger-soft',
    mark: 'text-danger-text',
  },
  closing: WARNS,
  closed: ENDED,
  anonymised: ENDED,
  merged: { icon: Info, box: 'border-l-info bg-info-soft', mark: 'text-info-text' },
};

const REINSTATED: readonly MemberStatus[] = ['suspended', 'closing'];

type Props = { readonly member: MemberPage; readonly canWork: boolean };

/** What has to be known before anything is done: the membership is stopped, ending or over, and what leads on. */
export function StandingNotice({ member, canWork }: Props) {
  const t = useTranslations('members.standing');
  const locale = useLocale();
  const { memberId, status, closesOn, mergedInto } = member;
  if (status === 'prospect' || status === 'active') return null;
  const { icon, box, mark } = LOOKS[status];
  const day = closesOn === null ? '' : formatDay(closesOn, locale, 'long');
  const into = mergedInto ?? memberId;
  const titles: Readonly<Record<Told, ReactNode>> = {
    suspended: t('suspended.title'),
    closing: t('closing.title', { day }),
    closed: t('closed.title'),
    anonymised: t('anonymised.title'),
    merged: t.rich('merged.title', {
      code: memberCode(into),
      a: (chunks) => <TextLink href={`/members/${into}`}>{chunks}</TextLink>,
    }),
  };
  return (
    <div
      role="note"
      className={cx(
        'mb-4 grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-2 rounded-r-control border-l-3 px-3.5 py-3 max-sm:grid-cols-[16px_minmax(0,1fr)]',
        box,
      )}
    >
      <Icon of={icon} className={cx('mt-[3px]', mark)} />
      <div className="min-w-0">
        <p className="text-lg">{titles[status]}</p>
        <p className="mt-0.5 text-sm">{t(`${status}.text`)}</p>
      </div>
      {canWork && status === 'merged' && (
        <div className="max-sm:col-start-2">
          <StartTask kind="unmerge" about={{ memberId }} action={startMemberTask} size="small">
            {t('unmerge')}
          </StartTask>
        </div>
      )}
      {canWork && REINSTATED.includes(status) && (
        <div className="max-sm:col-start-2">
          <StartTask kind="reinstate" about={{ memberId }} action={startMemberTask} size="small">
            {t('reinstate')}
          </StartTask>
        </div>
      )}
    </div>
  );
}
