import { deliverEvents } from '@/lib/webhooks/sending/deliver';
import type { Job } from '../job';

/** Sends what waits in the outbox of events. */
export const sendWebhooks: Job = {
  id: 'send-webhooks',
  everyMs: 1_000,
  run: deliverEvents,
};
