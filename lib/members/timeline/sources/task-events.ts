import 'server-only';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import type { TimelineIcon, TimelineTone } from '@/lib/domain/members/timeline/timeline';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { type PauseReason, type TaskMove, taskCode } from '@/lib/domain/tasks/states';
import { defineSource, told, words } from '../source';

type Data = {
  readonly taskId: number;
  readonly kind: TaskKind;
  readonly move: Exclude<TaskMove, 'step'>;
  readonly reason: PauseReason | null;
  readonly note: string;
  readonly number: string | null;
};

const KEY = `e.task_id || ':' || lpad(e.task_version::text, 9, '0')`;

const LOOKS: Readonly<Record<Data['move'], readonly [TimelineIcon, TimelineTone]>> = {
  open: ['task', 'plain'],
  pause: ['pause', 'warning'],
  resume: ['task', 'plain'],
  takeOver: ['task', 'plain'],
  submit: ['task', 'plain'],
  approve: ['done', 'good'],
  reject: ['task', 'warning'],
  finish: ['done', 'good'],
  cancel: ['task', 'plain'],
};

/** Guided tasks about the member: begun, paused, taken over, done. Steps forth and back are left out. */
export const taskEvents = defineSource<Data>({
  id: 'taskEvents',
  kind: 'tasks',
  needs: 'members.read',
  rows: ({ read, memberId, before, newest }) => read`
    SELECT e.happened_at, ${read.unsafe(KEY)} AS key, e.actor, jsonb_build_object(
      'taskId', e.task_id, 'kind', t.kind, 'move', e.move, 'reason', e.reason, 'note', e.note,
      'number', c.number) AS data
    FROM task_events e
    JOIN tasks t ON t.member_id = e.member_id AND t.task_id = e.task_id
    LEFT JOIN cards c ON c.member_id = t.member_id AND c.card_id = t.card_id
    WHERE e.member_id = ${memberId} AND e.move <> 'step' AND ${before('e.happened_at', KEY)}
    ${newest('e.happened_at', KEY)}`,
  tell: ({ taskId, kind, move, reason, note, number }, { can }) => {
    const [icon, tone] = LOOKS[move];
    // A note is free text: it may hold a contact.
    const isNoteShown = note !== '' && can('members.readContacts');
    return {
      icon,
      tone,
      title: told('timeline.tasks.moved', { title: words(`tasks.kinds.${kind}.title`), move }),
      href: can('tasks.work') ? `/tasks/${taskId}` : null,
      details: [
        told('timeline.plain', { text: taskCode(taskId) }),
        ...(number === null ? [] : [told('cards.ending', { ending: cardEnding(number) })]),
        ...(reason === null ? [] : [told(`tasks.pauseReasons.${reason}`)]),
        ...(isNoteShown ? [told('timeline.plain', { text: note })] : []),
      ],
    };
  },
});
