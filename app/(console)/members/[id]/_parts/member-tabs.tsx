'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs';
import { MEMBER_TABS, type MemberTabId, memberTabHref } from '@/lib/domain/members/member-tabs';

type Props = {
  readonly memberId: number;
  /** The tabs that the reader may open. */
  readonly offered: readonly MemberTabId[];
};

/** The parts of a member's page; the one the address names is current. */
export function MemberTabs({ memberId, offered }: Props) {
  const t = useTranslations('members.tabs');
  const segment = useSelectedLayoutSegment();
  const current = MEMBER_TABS.find(({ path }) => path === (segment ?? '')) ?? MEMBER_TABS[0];
  return (
    <Tabs
      label={t('label')}
      current={current.id}
      items={MEMBER_TABS.filter(({ id }) => offered.includes(id)).map(({ id, path }) => ({
        id,
        label: t(id),
        href: memberTabHref(memberId, path),
      }))}
    />
  );
}
