'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { DeskRow } from '@/lib/domain/desk/answer';
import { chosenRow, rowAfter } from './chosen-row';
import { type DeskSearch, useDeskSearch } from './use-desk-search';
import { useDoing } from './use-doing';

export type DeskBoxState = {
  readonly id: string;
  readonly typed: string;
  readonly search: DeskSearch;
  readonly rows: readonly DeskRow[];
  readonly chosen: DeskRow | null;
  /** The answer is for what is typed now. */
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  readonly doing: ReturnType<typeof useDoing>;
  readonly optionId: (row: DeskRow) => string;
  readonly type: (text: string) => void;
  readonly choose: (row: DeskRow | null) => void;
  readonly doRow: (row: DeskRow | null) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/** What is typed, found and chosen at the desk, and what the keys do with it. */
export function useDeskBox(): DeskBoxState {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wantedId, setWantedId] = useState<string | null>(null);
  /** Enter was pressed before the answer was there. */
  const isEager = useRef(false);
  const search = useDeskSearch(typed);
  const doing = useDoing();
  const { act } = doing;
  const rows = search.answer?.rows ?? [];
  const chosen = chosenRow(rows, wantedId);
  const isCurrent = search.answered === typed.trim();
  const optionId = (row: DeskRow) => `${id}-${row.id}`;
  const type = (text: string) => {
    isEager.current = false;
    setTyped(text);
    setWantedId(null);
  };
  const choose = (row: DeskRow | null) => {
    if (row === null) return;
    setWantedId(row.id);
    document.getElementById(optionId(row))?.scrollIntoView({ block: 'nearest' });
  };
  const doRow = (row: DeskRow | null) => {
    if (row !== null && row.doing !== null) act(row.doing);
  };
  const enter = () => {
    if (isCurrent) doRow(chosen);
    else isEager.current = true;
  };
  const goOn = chosen?.preview?.goOn ?? null;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => choose(rowAfter(rows, chosen, 1)),
      ArrowUp: () => choose(rowAfter(rows, chosen, -1)),
      Escape: () => type(''),
      Enter: enter,
      NumpadEnter: enter,
      ...(event.altKey &&
        goOn !== null && { KeyR: () => act({ kind: 'continue', taskId: goOn.taskId }) }),
    };
    const move = moves[event.code];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  const first = search.answer?.rows[0];
  useEffect(() => {
    if (!isEager.current || !isCurrent || first === undefined) return;
    isEager.current = false;
    // What only opens somebody may run ahead; what makes or begins something waits for a look.
    if (first.doing?.kind === 'open') act(first.doing);
  });
  return {
    id,
    typed,
    search,
    rows,
    chosen,
    isCurrent,
    isOpen: search.answer !== null && typed.trim() !== '',
    doing,
    optionId,
    type,
    choose,
    doRow,
    onKeyDown,
  };
}
