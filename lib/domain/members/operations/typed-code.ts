import { textOf } from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';

/** The end of a membership is typed, not clicked: the digits of the member's number, with or without what stands before. */
export const TYPED_CODE = {
  id: 'code',
  fields: [{ id: 'code', kind: 'text' }],
  check: (answers: Readonly<Record<string, string | boolean>>, { memberId }: TaskSubject) => {
    const typed = textOf(answers, 'code').replace(/^mbr-/i, '');
    return typed === '' || typed === String(memberId)
      ? []
      : [{ field: 'code', problem: 'codeWrong' as const }];
  },
} as const;
