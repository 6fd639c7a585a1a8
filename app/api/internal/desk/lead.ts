import type { DeskFinding } from '@/lib/desk/find-for-desk';
import type { DeskAnswer } from '@/lib/domain/desk/answer';
import { spelledCard, spelledPhone } from '@/lib/domain/members/contact-masks';
import { taskCode } from '@/lib/domain/tasks/states';
import type { DeskWords } from './desk-words';
import { receiptWords } from './member-row';

/** What is said when nothing was found: the fact, and what to make of it. Null: something was. */
export function leadOf(finding: DeskFinding, words: DeskWords): DeskAnswer['lead'] {
  const { t } = words;
  const { text, members, tasks, taskId, number, guestReceipts, isTooShort } = finding;
  if (members.length > 0 || tasks.length > 0) return null;
  // 3 characters that are signs or spaces in part: nothing was looked for.
  if (isTooShort) return { fact: t('lead.short'), advice: t('lead.shortAdvice') };
  const [guest] = guestReceipts;
  if (guest !== undefined) {
    return {
      fact: t('lead.guest', { receipt: guest.receipt }),
      advice: t('lead.guestAdvice', { what: receiptWords(guest, words) }),
    };
  }
  if (taskId !== null) {
    return { fact: t('lead.task', { code: taskCode(taskId) }), advice: t('lead.taskAdvice') };
  }
  if (number?.kind === 'phone') {
    const isNear = number.near.length > 0;
    return {
      fact: t('lead.phone', { phone: spelledPhone(number.value) }),
      advice: t(isNear ? 'lead.near' : 'lead.phoneAdvice'),
    };
  }
  if (number?.kind === 'card') {
    return {
      fact: t('lead.card', { number: spelledCard(number.value) }),
      advice: t(number.isFitting ? 'lead.cardFits' : 'lead.cardWrong'),
    };
  }
  if (/^\S+@\S+$/.test(text)) {
    return { fact: t('lead.email', { email: text }), advice: t('lead.emailAdvice') };
  }
  return { fact: t('lead.other', { text }), advice: t('lead.otherAdvice') };
}
