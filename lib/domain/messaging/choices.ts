import type { Locale } from '../access/preferences';
import type { ADVERTISING_CHANNELS } from '../consents/states';

export type AdvertisingChannel = (typeof ADVERTISING_CHANNELS)[number];

/** What a member chose to get, as they see it without signing in: nothing that tells who they are. */
export type MemberChoices = {
  readonly language: Locale;
  readonly programme: string;
  /** The channel of the message that the link was in. */
  readonly asked: AdvertisingChannel;
  readonly channels: readonly { readonly channel: AdvertisingChannel; readonly isGiven: boolean }[];
  /** What is agreed to by switching on; null: no text is written, so that nothing can be. */
  readonly text: string | null;
};

/** Changes that one member may make by links in an hour. */
export const LINK_CHANGES_AN_HOUR = 20;

/** Longest token of a link. */
export const LINK_TOKEN_MAX = 4_000;
