import { useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/domain/access/preferences';
import { isDay } from '@/lib/domain/shared/calendar';
import type { TaskAnswers, TaskDefinition } from '@/lib/domain/tasks/definition';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import { formatDay } from '@/lib/format/dates';
import { effectValues } from './effect-values';
import type { EffectKey } from './message-keys';
import { ownWords } from './use-option-words';

/** What each kind of task does, line by line. */
export const EFFECTS = {
  issue: ['issue.effects.given', 'issue.effects.earns', 'issue.effects.validity'],
  activate: ['activate.effects.works', 'activate.effects.noted'],
  block: ['block.effects.stops', 'block.effects.points', 'block.effects.wayBack'],
  unblock: ['unblock.effects.works', 'unblock.effects.noted'],
  replace: [
    'replace.effects.newCard',
    'replace.effects.oldCard',
    'replace.effects.points',
    'replace.effects.validity',
  ],
  renew: ['renew.effects.validity', 'renew.effects.same'],
  close: ['close.effects.ends', 'close.effects.points'],
  void: ['void.effects.taken', 'void.effects.points'],
  changeOwner: [
    'changeOwner.effects.owner',
    'changeOwner.effects.tier',
    'changeOwner.effects.history',
    'changeOwner.effects.points',
  ],
  supplement: [
    'supplement.effects.given',
    'supplement.effects.account',
    'supplement.effects.validity',
  ],
  suspend: ['suspend.effects.stops', 'suspend.effects.wayBack'],
  merge: [
    'merge.effects.goes',
    'merge.effects.brings',
    'merge.effects.tier',
    'merge.effects.wayBack',
  ],
  unmerge: ['unmerge.effects.back', 'unmerge.effects.contacts'],
  reinstate: ['reinstate.effects.works', 'reinstate.effects.noted'],
  closeMembership: [
    'closeMembership.effects.grace',
    'closeMembership.effects.cards',
    'closeMembership.effects.points',
    'closeMembership.effects.wayBack',
  ],
  erase: [
    'erase.effects.personal',
    'erase.effects.cards',
    'erase.effects.books',
    'erase.effects.final',
  ],
  returnToStock: ['returnToStock.effects.ends', 'returnToStock.effects.stock'],
  correctPoints: [
    'correctPoints.effects.moved',
    'correctPoints.effects.told',
    'correctPoints.effects.limit',
  ],
  claimReceipt: [
    'claimReceipt.effects.attached',
    'claimReceipt.effects.given',
    'claimReceipt.effects.limit',
    'claimReceipt.effects.wayBack',
  ],
  unclaimReceipt: ['unclaimReceipt.effects.back', 'unclaimReceipt.effects.taken'],
  inviteToHousehold: [
    'inviteToHousehold.effects.joins',
    'inviteToHousehold.effects.shares',
    'inviteToHousehold.effects.keeps',
    'inviteToHousehold.effects.wayBack',
  ],
  leaveHousehold: [
    'leaveHousehold.effects.apart',
    'leaveHousehold.effects.takes',
    'leaveHousehold.effects.rest',
  ],
  transferPoints: [
    'transferPoints.effects.gives',
    'transferPoints.effects.ends',
    'transferPoints.effects.limit',
    'transferPoints.effects.wayBack',
  ],
  undoTransfer: ['undoTransfer.effects.back', 'undoTransfer.effects.ends'],
  thaw: ['thaw.effects.goesOn', 'thaw.effects.compared', 'thaw.effects.told'],
  goodwill: ['goodwill.effects.given', 'goodwill.effects.lives', 'goodwill.effects.limit'],
  giveTier: ['giveTier.effects.given', 'giveTier.effects.floor', 'giveTier.effects.wayBack'],
  extendTier: ['extendTier.effects.held', 'extendTier.effects.after', 'extendTier.effects.wayBack'],
  endFloor: ['endFloor.effects.ends', 'endFloor.effects.night'],
} as const satisfies Readonly<Record<TaskKind, readonly EffectKey[]>>;

/** How the last button speaks: of the effect, of the request for it, or of the agreement to it. */
type Voice = 'act' | 'ask' | 'agree';

export type EffectWords = ReturnType<typeof useEffectWords>;

type Subject = { readonly kind: TaskKind; readonly subject: TaskSubject };

/** What words are filled in with, as it is read: days, and names that people gave in both languages. */
function readableSlots(slots: ReturnType<NonNullable<TaskDefinition['slots']>>, locale: Locale) {
  return Object.fromEntries(
    Object.entries(slots).map(([name, value]) => {
      if (typeof value === 'object') return [name, ownWords(value, locale) ?? ''];
      return [name, typeof value === 'string' && isDay(value) ? formatDay(value, locale) : value];
    }),
  );
}

/** Words for what a task does, filled in with the answers so far. */
export function useEffectWords({ kind, subject }: Subject, answers: TaskAnswers) {
  const t = useTranslations('tasks');
  const locale = useLocale();
  const { lastDay, ...values } = effectValues(kind, answers, subject);
  const definition = taskDefinition(kind);
  const slots = {
    ...values,
    day: lastDay === '' ? '' : formatDay(lastDay, locale),
    ...readableSlots(definition.slots?.(answers, subject) ?? {}, locale),
  };
  const isAsked = definition.needsApproval(answers, subject);
  const voiced = (voice: Voice) => t(`kinds.${kind}.final`, { ...slots, approval: voice });
  return {
    /** The last button: it names its effect. */
    final: voiced(isAsked ? 'ask' : 'act'),
    agree: voiced('agree'),
    done: t(`kinds.${kind}.done`, slots),
    lines: [
      ...EFFECTS[kind].map((key) => ({ key, text: t(`kinds.${key}`, slots) })),
      ...(isAsked ? [{ key: 'secondPerson', text: t('effects.secondPerson') }] : []),
    ],
  };
}
