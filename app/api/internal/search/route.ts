import { getLocale, getTranslations } from 'next-intl/server';
import { createSessionHandler } from '@/lib/api/create-session-handler';
import { SEARCH_MAX_LENGTH } from '@/lib/domain/members/list-filters';
import type { FoundMember } from '@/lib/domain/members/listed-member';
import { runQuery } from '@/lib/kernel/query';
import { searchMembers } from '@/lib/members/queries/search-members';

/** Members for what somebody types into the palette or the desk: name, what matched, where it leads. */
export const GET = createSessionHandler(async ({ request, actor }) => {
  const text = (request.nextUrl.searchParams.get('q') ?? '').slice(0, SEARCH_MAX_LENGTH);
  const [t, locale, found] = await Promise.all([
    getTranslations('members'),
    getLocale(),
    runQuery(searchMembers, { text }, actor),
  ]);
  const detail = (member: FoundMember): string => {
    const { tier, cardEnding, matched, matchedValue, code } = member;
    const parts = [
      code,
      tier === null ? null : locale === 'ru' ? tier.nameRu : tier.nameEn,
      cardEnding === null || matched === 'card' ? null : t('card', { ending: cardEnding }),
      matchedValue === null ? null : t(`matched.${matched}`, { value: matchedValue }),
    ];
    return parts.filter((part) => part !== null).join(' · ');
  };
  const members = found.members.map((member) => ({
    id: String(member.memberId),
    name: member.name === '' ? member.code : member.name,
    detail: detail(member),
    href: `/members/${member.memberId}`,
  }));
  return Response.json(
    { members, isMore: found.isMore },
    { headers: { 'cache-control': 'no-store' } },
  );
});
