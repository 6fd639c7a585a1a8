import 'server-only';
import type { Tx } from '@/db/write';
import type { Locale } from '@/lib/domain/access/preferences';
import type { DropReason, MessageChannel, MessageKind } from '@/lib/domain/messaging/states';
import type { Hold } from '@/lib/domain/messaging/when-to-send';

/** Everything a template may need to know about whom it writes to. */
export type Recipient = {
  readonly memberId: number;
  /** E-mail or phone, as it stands when the message is sent. */
  readonly address: string;
  readonly language: Locale;
  /** Times are told in it. */
  readonly timeZone: string;
  /** Name of the programme. */
  readonly programme: string;
};

/** What is sent. Letters have a subject, and HTML of their own or what is made of their text; text messages are their text. */
export type Content = {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Where a mail program says that its reader wants no more of these. */
  readonly unsubscribeUrl?: string;
};

/** The message that content is made for. */
export type Asked = {
  readonly messageId: number;
  readonly channel: MessageChannel;
  readonly params: Readonly<Record<string, number>>;
  readonly now: Date;
};

/**
 * One kind of message. `write` runs inside the transaction that claims the message, at each attempt, beside that of other messages; it gives
 * the content, or why the message is of no use any more, or what it still waits for.
 */
export type MessageTemplate = {
  readonly id: string;
  readonly kind: MessageKind;
  /** The member waits for it at this moment: it is tried even where letters did not arrive before. */
  readonly isAskedFor?: boolean;
  readonly write: (
    tx: Tx,
    recipient: Recipient,
    asked: Asked,
  ) => Promise<Content | DropReason | Hold>;
};
