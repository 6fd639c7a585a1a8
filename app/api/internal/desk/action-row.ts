import type { DeskDoing, DeskRow } from '@/lib/domain/desk/answer';
import { plainPart } from './desk-words';

/** Something that can be done with what was typed; of what cannot, `line` says why. */
export type Action = {
  readonly id: string;
  readonly icon: DeskRow['icon'];
  readonly title: string;
  readonly line: string;
  readonly doing: DeskDoing | null;
};

/** An action as a row of the desk's box. */
export const rowOf = ({ id, icon, title, line, doing }: Action): DeskRow => ({
  id: `action-${id}`,
  group: 'actions',
  icon,
  tier: null,
  title: plainPart(title),
  line: plainPart(line),
  side: '',
  sideLine: '',
  status: null,
  doing,
  preview: null,
});
