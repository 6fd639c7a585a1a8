// Made by npm run client: changes are made there.

export type PingAnswer = {
  programme: string;
  currency: string;
  /** IANA name. */
  timeZone: string;
  now: string;
  scopes: Array<
    | 'members.read'
    | 'members.enrol'
    | 'cards.read'
    | 'points.read'
    | 'points.redeem'
    | 'points.transfer'
    | 'purchases.post'
    | 'consents.edit'
    | 'events.post'
    | 'messages.report'
    | 'imports.read'
    | 'imports.run'
    | 'analytics.read'
  >;
  /** The store that the key belongs to. */
  store: string | null;
};
