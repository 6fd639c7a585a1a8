import 'server-only';
import type { TimelineTone, Told } from '@/lib/domain/members/timeline/timeline';
import { errorWord } from '@/lib/domain/messaging/error-word';
import type {
  MessageChannel,
  MessageKind,
  MessageState,
  MessageTemplateId,
} from '@/lib/domain/messaging/states';
import { defineSource, told, underOther, words } from '../source';

type Data = {
  readonly template: MessageTemplateId;
  readonly channel: MessageChannel;
  readonly kind: MessageKind;
  readonly became: Exclude<MessageState, 'sending'>;
  readonly error: string | null;
  readonly attempts: number;
  readonly under: number | null;
};

const KEY = `m.message_id || ':' || moved.place`;

const TONES: Readonly<Record<Data['became'], TimelineTone>> = {
  queued: 'plain',
  sent: 'good',
  failed: 'bad',
  dropped: 'warning',
};

function whyOf({ error, attempts }: Data): Told[] {
  const { word, reply } = errorWord(error ?? '');
  return [
    ...(error === null ? [] : [told(`consents.messages.errors.${word}`, { reply })]),
    ...(attempts > 1 ? [told('timeline.messages.attempts', { count: attempts })] : []),
  ];
}

/** Messages to the member: queued, then sent, failed or dropped, with why. They hold no address and no text. */
export const messageEvents = defineSource<Data>({
  id: 'messages',
  kind: 'messages',
  needs: 'members.read',
  rows: ({ read, memberId, numbers, before, newest }) => read`
    SELECT moved.at AS happened_at, ${read.unsafe(KEY)} AS key, NULL AS actor, jsonb_build_object(
      'template', m.template, 'channel', m.channel, 'kind', m.kind,
      'became', CASE moved.place WHEN 1 THEN 'queued' ELSE m.state END,
      'error', CASE WHEN moved.place = 2 AND m.state <> 'sent' THEN m.last_error END,
      'attempts', CASE moved.place WHEN 1 THEN 0 ELSE m.attempts END,
      'under', nullif(m.member_id, ${memberId})) AS data
    FROM messages m
    CROSS JOIN LATERAL (VALUES (m.queued_at, 1), (m.ended_at, 2)) moved (at, place)
    WHERE m.member_id = ANY (${[...numbers]}::bigint[]) AND moved.at IS NOT NULL AND ${before('moved.at', KEY)}
    ${newest('moved.at', KEY)}`,
  tell: (data, { memberId }) => ({
    icon: 'message',
    tone: TONES[data.became],
    title: told('timeline.messages.moved', {
      message: words(`consents.messages.templates.${data.template}`),
      became: data.became,
    }),
    href: `/members/${memberId}/messages`,
    details: [
      told(`consents.messages.channels.${data.channel}`),
      told(`consents.messages.kinds.${data.kind}`),
      ...whyOf(data),
      ...underOther(data.under),
    ],
  }),
});
