import type { MessageChannel, MessageKind, MessageState } from './states';

/** A message of the outbox as the member's page shows it. */
export type SentMessage = {
  readonly messageId: number;
  readonly channel: MessageChannel;
  readonly kind: MessageKind;
  readonly template: string;
  readonly state: MessageState;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly endedAt: Date | null;
  /** When it is tried again; null: it is not. */
  readonly nextAt: Date | null;
  /** Why it was dropped or the last attempt failed: a code. */
  readonly lastError: string | null;
  /** The number it was sent under, of a member that was merged into this one; null: this one. */
  readonly under: number | null;
};

export const MESSAGES_PAGE_SIZE = 25;

export type MessagesPage = {
  readonly messages: readonly SentMessage[];
  /** Key of the next, older page; null: this is the last. */
  readonly next: number | null;
};
