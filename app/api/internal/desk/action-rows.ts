import type { DeskFinding } from '@/lib/desk/find-for-desk';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { DeskRow } from '@/lib/domain/desk/answer';
import { spelledCard, spelledPhone } from '@/lib/domain/members/contact-masks';
import { type Action, rowOf } from './action-row';
import { beginRows } from './begin-rows';
import type { DeskWords } from './desk-words';

/** What can be begun for whoever the number belongs to. */
function beginnings(
  { members, number, household }: DeskFinding,
  actor: Actor,
  words: DeskWords,
): readonly DeskRow[] {
  const ownerId = number?.owner?.memberId;
  const owner = members.find(({ glance }) => glance.memberId === ownerId);
  return owner === undefined ? [] : beginRows({ ...owner, household }, actor, words);
}

function createByPhone({ number }: DeskFinding, { t }: DeskWords): Action[] {
  if (number?.kind !== 'phone') return [];
  const { owner, value } = number;
  const phone = spelledPhone(value);
  const isFree = owner === null;
  return [
    {
      id: 'create',
      icon: 'create',
      title: isFree ? t('actions.createPhone', { phone }) : t('actions.createTaken'),
      line: isFree ? t('actions.createPhoneHint') : t('actions.taken', { code: owner.code }),
      doing: isFree ? { kind: 'create', prefill: { phone: value } } : null,
    },
  ];
}

function giveCard({ number }: DeskFinding, { t }: DeskWords): Action[] {
  if (number?.kind !== 'card') return [];
  const { owner, value, isFitting } = number;
  const free = isFitting ? t('actions.giveCardFree') : t('actions.giveCardWrong');
  return [
    {
      id: 'give',
      icon: 'card',
      title: t('actions.giveCard', { number: spelledCard(value) }),
      line: owner === null ? free : t('actions.takenCard', { code: owner.code }),
      doing: null,
    },
  ];
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const NAME = /^[\p{L}'’-]+(?:\s+[\p{L}'’-]+){0,2}$/u;

/** A member of what was typed, when it found nobody. */
function createByText({ text, members, tasks }: DeskFinding, { t, locale }: DeskWords): Action[] {
  if (members.length > 0 || tasks.length > 0) return [];
  const base = { id: 'create', icon: 'create', line: t('actions.createHint') } as const;
  if (EMAIL.test(text)) {
    const title = t('actions.createEmail', { email: text });
    return [{ ...base, title, doing: { kind: 'create', prefill: { email: text } } }];
  }
  if (!NAME.test(text)) return [];
  const [first = '', ...rest] = text.split(/\s+/);
  // Russians write the last name first; one word is a last name in both languages.
  const isLastFirst = locale === 'ru' || rest.length === 0;
  const prefill = isLastFirst
    ? { lastName: first, firstName: rest.join(' ') }
    : { firstName: first, lastName: rest.join(' ') };
  return [
    { ...base, title: t('actions.createName', { name: text }), doing: { kind: 'create', prefill } },
  ];
}

/** What can be done with what was typed; what cannot says why. */
export function actionRows(
  finding: DeskFinding,
  actor: Actor,
  words: DeskWords,
): readonly DeskRow[] {
  const { t } = words;
  const { members, tasks, taskId, isTooShort } = finding;
  if (isTooShort) return [];
  const creates = can(actor, 'members.edit')
    ? [...createByPhone(finding, words), ...createByText(finding, words)]
    : [];
  const gives = can(actor, 'cards.operate') ? giveCard(finding, words) : [];
  const begun = beginnings(finding, actor, words);
  const isNothing = members.length === 0 && tasks.length === 0 && taskId === null;
  const list: Action = {
    id: 'list',
    icon: 'list',
    title: t('actions.list'),
    line: t('actions.listHint'),
    doing: { kind: 'open', href: '/members' },
  };
  return [
    ...begun.filter(({ doing }) => doing !== null),
    ...creates.map(rowOf),
    ...begun.filter(({ doing }) => doing === null),
    ...[...gives, ...(isNothing ? [list] : [])].map(rowOf),
  ];
}
