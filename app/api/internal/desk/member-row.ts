import { CARD_TONES } from '@/components/card/card-tones';
import type { DeskMember } from '@/lib/desk/find-for-desk';
import type { DeskFact, DeskRow } from '@/lib/domain/desk/answer';
import type { MemberGlance } from '@/lib/domain/members/glance';
import { markName, markValue, type Part } from '@/lib/domain/members/marked';
import { mayGoOn } from '@/lib/domain/tasks/go-on';
import { formatAge } from '@/lib/format/age';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import type { FoundReceipt } from '@/lib/purchases/queries/find-receipts';
import { type DeskWords, plainPart, tierWords } from './desk-words';

/** A day, an amount and a store in a line. */
export function receiptWords(receipt: FoundReceipt, { t, locale, currency }: DeskWords): string {
  const { businessDate, amountMinor, store } = receipt;
  return t('match.receiptOf', {
    day: formatDay(businessDate, locale),
    amount: formatMoney({ amountMinor, currency, locale }),
    store,
  });
}

function cardWords({ card }: MemberGlance, { cards }: DeskWords): string {
  if (card === null) return '';
  const { status, blockReason } = card;
  return blockReason === null
    ? cards(`status.${status}`)
    : cards('blockedFor', { reason: cards(`blockReasons.${blockReason}`) });
}

/** What the text matched, with the typed part marked. */
function matchLine(member: DeskMember, typed: string, words: DeskWords): readonly Part[] {
  const { found, receipt, glance } = member;
  const { t, locale } = words;
  const dot = plainPart(' · ');
  if (receipt !== null) {
    const label = { text: t('match.receipt', { receipt: receipt.receipt }), isMarked: true };
    return [label, ...dot, ...plainPart(receiptWords(receipt, words))];
  }
  if (found === null || found.matched === 'name' || found.matchedValue === null) {
    const { lastPurchase } = glance;
    const bought =
      lastPurchase === null
        ? t('match.neverBought')
        : t('match.lastBought', { day: formatDay(lastPurchase.businessDate, locale) });
    if (found?.matched !== 'code') return plainPart(bought);
    return [
      { text: t('match.code', { code: glance.code }), isMarked: true },
      ...dot,
      ...plainPart(bought),
    ];
  }
  const { matched, matchedValue, isWhole } = found;
  const value = markValue({ matched, value: matchedValue, isWhole }, typed);
  const before =
    matched === 'card' ? plainPart(t('match.cardEnding', { ending: '' }).trimEnd()) : [];
  const spaced = before.length > 0 ? [...before, ...plainPart(' ')] : before;
  if (!isWhole) return [...spaced, ...value];
  const whole = t(matched === 'email' ? 'match.wholeEmail' : 'match.whole');
  return [...spaced, ...value, ...dot, ...plainPart(whole)];
}

function factsOf({ glance, task }: DeskMember, words: DeskWords): readonly DeskFact[] {
  const { t, tasks, locale, currency } = words;
  const { card, lastPurchase, receipts365 } = glance;
  return [
    {
      label: t('facts.card'),
      value: card === null ? t('side.noCard') : `•• ${card.ending}`,
      note: cardWords(glance, words),
    },
    {
      label: t('facts.lastPurchase'),
      value:
        lastPurchase === null
          ? t('facts.never')
          : formatMoney({ amountMinor: lastPurchase.amountMinor, currency, locale }),
      note:
        lastPurchase === null
          ? ''
          : `${formatDay(lastPurchase.businessDate, locale)}, ${lastPurchase.store}`,
    },
    {
      label: t('facts.receipts'),
      value: t('facts.receiptsCount', { count: receipts365 }),
      note: '',
    },
    ...(task === null
      ? []
      : [
          {
            label: t('facts.now'),
            value: tasks(`kinds.${task.kind}.title`),
            note: `${tasks(`states.${task.state}`)} · ${formatAge(Date.now() - task.touchedAt.getTime(), locale)}`,
          },
        ]),
  ];
}

function statusOf({ glance }: DeskMember, words: DeskWords): DeskRow['status'] {
  const { status, card } = glance;
  if (status !== 'active') {
    return {
      tone: status === 'suspended' ? 'warning' : 'neutral',
      label: words.members(`status.${status}`),
    };
  }
  if (card === null) return null;
  return { tone: CARD_TONES[card.status], label: words.cards(`status.${card.status}`) };
}

/** A found member as a row with its preview. */
export function memberRow(member: DeskMember, typed: string, words: DeskWords): DeskRow {
  const { glance, found, task } = member;
  const { t } = words;
  const { memberId, code, card, joinedOn } = glance;
  const tier = tierWords(glance.tier, words);
  const name = glance.name === '' ? code : glance.name;
  const href = `/members/${memberId}`;
  return {
    id: `member-${memberId}`,
    group: 'members',
    icon: 'tier',
    tier,
    title: found?.matched === 'name' ? markName(name, typed) : plainPart(name),
    line: matchLine(member, typed, words),
    side: card === null ? t('side.noCard') : t('side.card', { ending: card.ending }),
    sideLine: [tier?.name, code].filter((part) => part !== undefined).join(' · '),
    status: statusOf(member, words),
    doing: { kind: 'open', href },
    preview: {
      title: name,
      tier,
      since: t('facts.since', { day: formatDay(joinedOn, words.locale, 'long') }),
      facts: factsOf(member, words),
      href,
      goOn:
        task !== null && mayGoOn(task) ? { taskId: task.taskId, label: t('do.continue') } : null,
    },
  };
}
