import 'server-only';
import { z } from 'zod';
import type { Locale } from '@/lib/domain/access/preferences';
import { ADVERTISING_CHANNELS } from '@/lib/domain/consents/states';
import { memberLanguage } from '@/lib/domain/members/member-language';
import {
  type AdvertisingChannel,
  LINK_TOKEN_MAX,
  type MemberChoices,
} from '@/lib/domain/messaging/choices';
import { CONSENT_OF_CHANNEL } from '@/lib/domain/messaging/states';
import { dayInZone } from '@/lib/domain/shared/calendar';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { defineQuery } from '@/lib/kernel/query';
import { openLink } from '../links/tokens';

type Row = {
  readonly language: Locale | null;
  readonly programme: string;
  readonly currency: CurrencyCode;
  readonly timeZone: string;
  readonly given: readonly AdvertisingChannel[];
};

/** What the member chose whose message the link is from; null: the link is not one of ours. */
export const findChoices = defineQuery({
  id: 'messages.findChoices',
  permission: 'public',
  input: z.object({ token: z.string().max(LINK_TOKEN_MAX) }),
  run: async ({ read, input: { token }, now }): Promise<MemberChoices | null> => {
    const link = openLink('choices', token);
    if (link === null) return null;
    const [row] = await read<Row[]>`
      SELECT p.language, g.name AS programme, g.currency, g.time_zone AS "timeZone", ARRAY(
          SELECT s.channel FROM consent_states s
          WHERE s.member_id = m.member_id AND s.purpose = 'advertising' AND s.decision = 'given') AS given
      FROM members m CROSS JOIN programme g LEFT JOIN member_profiles p USING (member_id)
      WHERE m.member_id = ${link.memberId}`;
    if (row === undefined) return null;
    const language = memberLanguage(row.language, row.currency);
    const [text] = await read<{ text: string }[]>`
      SELECT text FROM consent_texts
      WHERE purpose = 'advertising' AND language = ${language} AND valid_from_on <= ${dayInZone(now, row.timeZone)}::date
      ORDER BY version DESC LIMIT 1`;
    return {
      language,
      programme: row.programme,
      asked: CONSENT_OF_CHANNEL[link.channel],
      channels: ADVERTISING_CHANNELS.map((channel) => ({
        channel,
        isGiven: row.given.includes(channel),
      })),
      text: text?.text ?? null,
    };
  },
});
