import { requestBody } from '@/lib/domain/webhooks/request';

/** What a request looks like before there is one. */
export const SAMPLE = {
  headers: [
    ['webhook-id', 'msg_20391'],
    ['webhook-timestamp', '1795790400'],
    ['webhook-signature', 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4='],
  ],
  body: requestBody({
    type: 'tier.changed',
    happenedAt: new Date('2026-11-27T14:40:00Z'),
    data: { memberId: 20391, from: 'silver', to: 'gold', reason: 'earned' },
  }),
} as const;
