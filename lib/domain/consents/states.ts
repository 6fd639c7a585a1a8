/** What a member agrees to. Advertising is agreed to channel by channel, the rest once. */
export const CONSENT_PURPOSES = ['personalData', 'profiling', 'advertising'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Ways that advertising may take. */
export const ADVERTISING_CHANNELS = ['email', 'sms', 'phone', 'push'] as const;

/** `none`: the purpose has no channels. */
export const CONSENT_CHANNELS = ['none', ...ADVERTISING_CHANNELS] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

export const CONSENT_DECISIONS = ['given', 'withdrawn'] as const;
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number];

/** Where the member said so. */
export const CONSENT_SOURCES = ['till', 'phone', 'site', 'app', 'import', 'desk'] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/** What shows that they did. `link`: they followed the link of a message to them; `correction` takes back a record that was made by mistake. */
export const CONSENT_EVIDENCE = [
  'signedForm',
  'recordedCall',
  'checkbox',
  'letter',
  'code',
  'link',
  'correction',
] as const;
export type ConsentEvidence = (typeof CONSENT_EVIDENCE)[number];

/** What one consent is about. */
export type ConsentKey = { readonly purpose: ConsentPurpose; readonly channel: ConsentChannel };

/** Every consent there is, in the order in which it is shown. */
export const CONSENT_KEYS: readonly ConsentKey[] = [
  { purpose: 'personalData', channel: 'none' },
  { purpose: 'profiling', channel: 'none' },
  ...ADVERTISING_CHANNELS.map((channel) => ({ purpose: 'advertising' as const, channel })),
];

/** Longest reference to a piece of evidence: the number of a form, of a call. */
export const EVIDENCE_REFERENCE_MAX = 60;
/** Longest text that is agreed to. */
export const CONSENT_TEXT_MAX = 10_000;

/** Whether the purpose is agreed to over this channel: advertising over a real one, the rest over none. */
export function isConsentKey({ purpose, channel }: ConsentKey): boolean {
  return (purpose === 'advertising') === (channel !== 'none');
}
