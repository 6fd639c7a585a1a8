import { deliverDue } from '@/lib/messaging/deliver';
import type { Job } from '../job';

/** Sends what waits in the outbox. */
export const sendMessages: Job = {
  id: 'send-messages',
  everyMs: 1_000,
  run: deliverDue,
};
