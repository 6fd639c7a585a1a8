import type { DeskMember } from '@/lib/desk/find-for-desk';
import { type Actor, can } from '@/lib/domain/access/actor';
import { hasStanding } from '@/lib/domain/cards/may-do';
import type { DeskRow } from '@/lib/domain/desk/answer';
import type { HouseholdView } from '@/lib/domain/households/household-view';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import { type Action, rowOf } from './action-row';
import type { DeskWords } from './desk-words';

/** Whoever the typed number belongs to. */
type Owner = Pick<DeskMember, 'glance'> & { readonly household: HouseholdView | null };

type Words = Pick<DeskWords, 't'>;

type Told = { readonly title: string; readonly line: string; readonly isPossible: boolean };

/** A task that can be begun for them from the desk; `tell` is null where there is nothing to begin. */
type Beginning = {
  readonly kind: TaskKind;
  readonly icon: DeskRow['icon'];
  readonly tell: (owner: Owner, words: Words) => Told | null;
};

/** What is begun for a member from the desk, in the order of the list. To add one: a line here and its words. */
const BEGINNINGS: readonly Beginning[] = [
  {
    kind: 'issue',
    icon: 'card',
    tell: ({ glance: { code, card, status } }, { t }) => {
      const isPossible = hasStanding('issue', status);
      return {
        title: t(card === null ? 'actions.issueFirst' : 'actions.issueTo', { code }),
        line: isPossible ? t('actions.issueHint') : t('actions.issueRefused', { code }),
        isPossible,
      };
    },
  },
  {
    kind: 'claimReceipt',
    icon: 'receipt',
    tell: ({ glance: { code, status } }, { t }) => {
      const isPossible = !CLOSED_STATUSES.includes(status);
      return {
        title: t('actions.claim', { code }),
        line: isPossible ? t('actions.claimHint') : t('actions.claimRefused', { code }),
        isPossible,
      };
    },
  },
  {
    kind: 'inviteToHousehold',
    icon: 'household',
    tell: ({ glance: { code, status }, household }, { t }) => {
      const hasPlace = household === null || (household.role === 'head' && household.free > 0);
      if (status !== 'active' || !hasPlace) return null;
      return {
        title: t('actions.invite', { code }),
        line: t('actions.inviteHint'),
        isPossible: true,
      };
    },
  },
  {
    kind: 'leaveHousehold',
    icon: 'household',
    tell: ({ glance: { code }, household }, { t }) => {
      if (household === null || household.role === 'invited') return null;
      const title = t('actions.leave', { code, role: household.role });
      return { title, line: t('actions.leaveHint'), isPossible: true };
    },
  },
];

/** The tasks that the reader can begin for whoever the number belongs to; what is not possible says why. */
export function beginRows(owner: Owner, actor: Actor, words: Words): readonly DeskRow[] {
  if (!can(actor, 'tasks.work')) return [];
  const { memberId } = owner.glance;
  return BEGINNINGS.filter(({ kind }) => can(actor, taskDefinition(kind).permission)).flatMap(
    ({ kind, icon, tell }) => {
      const told = tell(owner, words);
      if (told === null) return [];
      const { isPossible, ...said } = told;
      const doing: Action['doing'] = isPossible ? { kind: 'begin', task: kind, memberId } : null;
      return [rowOf({ id: kind, icon, ...said, doing })];
    },
  );
}
