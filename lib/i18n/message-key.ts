import type { MessageKeys, Messages, NestedKeyOf } from 'next-intl';

/** The full key of a message, whatever its area: `cards.status.active`. The compiler knows them all. */
export type MessageKey = MessageKeys<Messages, NestedKeyOf<Messages>>;
