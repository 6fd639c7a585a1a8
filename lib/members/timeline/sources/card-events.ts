import 'server-only';
import type { BlockReason, CardNeed, CardOperation, CardStatus } from '@/lib/domain/cards/states';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import type { Told } from '@/lib/domain/members/timeline/timeline';
import { defineSource, told, words } from '../source';

type Data = {
  readonly cardId: number;
  readonly number: string;
  readonly operation: CardOperation;
  readonly to: CardStatus;
  readonly blockReason: BlockReason | null;
  readonly checks: readonly CardNeed[];
  readonly relatedNumber: string | null;
  readonly expiresOn: string | null;
};

const KEY = `e.card_id || ':' || lpad(e.card_version::text, 9, '0')`;

function titleOf({ number, operation, to, blockReason, relatedNumber, expiresOn }: Data): Told {
  const ending = cardEnding(number);
  const related = relatedNumber === null ? '' : cardEnding(relatedNumber);
  if (operation === 'block' && blockReason !== null) {
    return told('timeline.cards.blocked', {
      ending,
      reason: words(`cards.blockReasons.${blockReason}`),
    });
  }
  if (operation === 'replace' && to === 'replaced') {
    return told('timeline.cards.replaced', { ending, related });
  }
  if (operation === 'replace') return told('timeline.cards.tookPlace', { ending, related });
  if (operation === 'renew') {
    return expiresOn === null
      ? told('timeline.cards.renewedForGood', { ending })
      : told('timeline.cards.renewed', { ending, day: { day: expiresOn } });
  }
  if (operation === 'unblock') return told('timeline.cards.unblocked', { ending });
  return told('timeline.cards.became', { ending, status: to });
}

/** What happened to the member's cards. */
export const cardEvents = defineSource<Data>({
  id: 'cardEvents',
  kind: 'cards',
  needs: 'cards.read',
  rows: ({ read, memberId, before, newest }) => read`
    SELECT e.happened_at, ${read.unsafe(KEY)} AS key, e.actor, jsonb_build_object(
      'cardId', e.card_id, 'number', coalesce(c.number, ''), 'operation', e.operation, 'to', e.to_status,
      'blockReason', e.block_reason, 'checks', e.checks, 'relatedNumber', r.number, 'expiresOn', e.expires_on) AS data
    FROM card_events e
    LEFT JOIN cards c ON c.member_id = e.member_id AND c.card_id = e.card_id
    LEFT JOIN cards r ON r.member_id = e.member_id AND r.card_id = e.related_card_id
    WHERE e.member_id = ${memberId} AND ${before('e.happened_at', KEY)}
    ${newest('e.happened_at', KEY)}`,
  tell: (data) => {
    const { operation, to, checks, cardId } = data;
    const isStop = operation === 'block' || operation === 'close' || operation === 'void';
    return {
      icon: operation === 'block' ? 'lock' : 'card',
      tone: isStop ? 'bad' : to === 'active' ? 'good' : 'plain',
      title: titleOf(data),
      href: `/cards/${cardId}`,
      details: checks
        .filter((check) => check !== 'blockReason')
        .map((check) => told(`cards.checks.${check}`)),
    };
  },
});
