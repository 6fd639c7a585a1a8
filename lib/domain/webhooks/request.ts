import type { WebhookEventType } from './events';

/** What is sent of a delivery. Every attempt sends the same bytes. */
export type ToldEvent = {
  readonly type: WebhookEventType | (string & {});
  readonly happenedAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The body of a request, as the Standard Webhooks have it: type, timestamp, data. */
export function requestBody({ type, happenedAt, data }: ToldEvent): string {
  return JSON.stringify({ type, timestamp: happenedAt.toISOString(), data });
}

/** The `webhook-id`: the same at every attempt and replay, so that a receiver knows what it has had. */
export function requestId(deliveryId: number): string {
  return `msg_${deliveryId}`;
}
