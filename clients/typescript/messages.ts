// Made by npm run client: changes are made there.

export type ReportMessagesBody = {
  reports: Array<{
    /** The id that the message was handed over with. */
    id: string;
    event: 'delivered' | 'opened' | 'clicked' | 'bounced' | 'complained' | 'unsubscribed';
    /** Of a bounce: nothing arrives there, now or later. Left out: true. */
    isPermanent?: boolean;
  }>;
};

export type ReportMessagesAnswer = {
  kept: number;
  /** Reports about messages that there are not. */
  unknown: number;
};
