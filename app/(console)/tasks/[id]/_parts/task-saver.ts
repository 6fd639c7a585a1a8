import type { ActionResult, Refusal } from '@/lib/domain/shared/action-result';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';

/** What is kept of the work on a task. */
export type Snapshot = { readonly step: number; readonly answers: TaskAnswers };

/**
 * `refused`: the server would not go to that step; the next change is sent again. `failing`: it did not get through and
 * is tried again by itself. `stopped`: somebody else has the task, or it is not open any more.
 */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly atMs: number | null }
  | { readonly kind: 'waiting' | 'saving' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failing'; readonly isTryingAgain: boolean }
  | { readonly kind: 'stopped'; readonly refusal: Refusal };

type Send = (
  version: number,
  snapshot: Snapshot,
) => Promise<ActionResult<{ readonly version: number }>>;

type Options = {
  readonly version: number;
  readonly answers: TaskAnswers;
  readonly send: Send;
};

/** So long after the last keystroke it is saved. */
export const TYPING_MS = 600;
/** Whoever types without a pause is saved so long after the first keystroke that is not: no more than a second is ever lost. */
export const UNSAVED_MS = 800;
/** Between tries that did not get through; the last one repeats. */
const AGAIN_MS = [1_000, 2_000, 5_000, 10_000, 15_000] as const;
const TRIES = 40;
const LAST_WAIT_MS = 15_000;

/** Refusals that may pass by themselves. */
const PASSING: readonly Refusal['code'][] = [
  'unexpected',
  'unavailable',
  'timeout',
  'too_many_attempts',
];

/**
 * Saves the work on a task as it goes: one save at a time, the newest answers win, each save goes on from the version of
 * the one before. Nothing that was not saved is forgotten.
 */
export class TaskSaver {
  private readonly send: Send;
  private readonly listeners = new Set<() => void>();
  private version: number;
  private kept: TaskAnswers;
  private current: SaveStatus = { kind: 'saved', atMs: null };
  private pending: Snapshot | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;
  /** Since when something waits to be sent. */
  private unsavedSinceMs: number | null = null;
  private isAlone = false;

  constructor({ version, answers, send }: Options) {
    this.version = version;
    this.kept = answers;
    this.send = send;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly status = (): SaveStatus => this.current;

  /** What the server has. */
  saved(): { readonly version: number; readonly answers: TaskAnswers } {
    return { version: this.version, answers: this.kept };
  }

  /** Whether the work here is over: by its end, or because it may not be saved any more. */
  isOver(): boolean {
    return this.isAlone || this.current.kind === 'stopped';
  }

  /** Notes what is to be saved: soon, or with the next `flush`. */
  change(snapshot: Snapshot): void {
    this.pending = snapshot;
    if (this.isOver()) return;
    if (this.running === null) this.tell({ kind: 'waiting' });
    this.unsavedSinceMs ??= Date.now();
    const leftMs = this.unsavedSinceMs + UNSAVED_MS - Date.now();
    this.later(Math.max(0, Math.min(TYPING_MS, leftMs)));
  }

  /** Saves at once what waits; done when nothing is on its way any more. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running === null && this.pending !== null && !this.isOver()) {
      this.running = this.sendAll().finally(() => {
        this.running = null;
      });
    }
    await this.running;
  }

  /** Goes on from what the server has now; what waited is dropped. */
  adopt({ version, answers }: { readonly version: number; readonly answers: TaskAnswers }): void {
    clearTimeout(this.timer);
    this.version = version;
    this.kept = answers;
    this.pending = null;
    this.tries = 0;
    this.tell({ kind: 'saved', atMs: Date.now() });
  }

  /**
   * Does what ends the work here, with no save beside it. Null when it did not get through; then what was typed is saved
   * as before.
   */
  async alone<Value>(
    act: (version: number) => Promise<ActionResult<Value>>,
  ): Promise<ActionResult<Value> | null> {
    clearTimeout(this.timer);
    if (this.current.kind === 'stopped') return { ok: false, error: this.current.refusal };
    this.isAlone = true;
    await this.running;
    const answer = await act(this.version).catch(() => null);
    if (answer?.ok) {
      this.pending = null;
      return answer;
    }
    this.isAlone = false;
    if (this.pending !== null) this.later(TYPING_MS);
    return answer;
  }

  /** Tries once more what was refused or did not get through. */
  retry(): void {
    this.tries = 0;
    if (this.pending === null) return;
    this.tell({ kind: 'waiting' });
    void this.flush();
  }

  /** The page goes away: nothing is sent any more by itself. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private tell(next: SaveStatus): void {
    this.current = next;
    for (const listener of this.listeners) listener();
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async sendAll(): Promise<void> {
    let mayGoOn = true;
    while (this.pending !== null && mayGoOn) {
      const snapshot: Snapshot = this.pending;
      this.pending = null;
      this.unsavedSinceMs = null;
      mayGoOn = await this.sendOne(snapshot);
    }
  }

  /** Sends one snapshot; false when no other should follow now. */
  private async sendOne(snapshot: Snapshot): Promise<boolean> {
    this.tell({ kind: 'saving' });
    const answer = await this.send(this.version, snapshot).catch(() => null);
    if (answer?.ok) {
      this.version = answer.value.version;
      this.kept = snapshot.answers;
      this.tries = 0;
      this.tell(this.pending === null ? { kind: 'saved', atMs: Date.now() } : { kind: 'saving' });
      return true;
    }
    this.pending ??= snapshot;
    if (answer === null || PASSING.includes(answer.error.code)) {
      this.tryAgain();
      return false;
    }
    const isStep = answer.error.code === 'invalid_input';
    this.tell({ kind: isStep ? 'refused' : 'stopped', refusal: answer.error });
    return false;
  }

  private tryAgain(): void {
    this.tries += 1;
    const isTryingAgain = this.tries < TRIES;
    this.tell({ kind: 'failing', isTryingAgain });
    if (isTryingAgain) this.later(AGAIN_MS[this.tries - 1] ?? LAST_WAIT_MS);
  }
}
