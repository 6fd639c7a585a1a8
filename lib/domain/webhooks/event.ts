import type { z } from 'zod';
import type { WEBHOOK_EVENTS, WebhookEventType } from './events';

/** Something that happened, of one type, as it is told outside. */
export type WebhookEvent = {
  [Type in WebhookEventType]: {
    readonly type: Type;
    readonly data: z.input<(typeof WEBHOOK_EVENTS)[Type]>;
    readonly happenedAt: Date;
  };
}[WebhookEventType];
