/** What a member agrees to. Advertising is agreed to channel by channel, the rest once. */
export const CONSENT_PURPOSES = ['personalData', 'profiling', 'advertising'] as const;

/** Ways that advertising may take. */
export const ADVERTISING_CHANNELS = ['email', 'sms', 'phone', 'push'] as const;

/** `none`: the purpose has no channels. */
export const CONSENT_CHANNELS = ['none', ...ADVERTISING_CHANNELS] as const;

export const CONSENT_DECISIONS = ['given', 'withdrawn'] as const;

/** Where the member said so. */
export const CONSENT_SOURCES = ['till', 'phone', 'site', 'app', 'import', 'desk'] as const;

/** What shows that they did. `correction` takes back a record that was made by mistake. */
export const CONSENT_EVIDENCE = [
  'signedForm',
  'recordedCall',
  'checkbox',
  'letter',
  'code',
  'correction',
] as const;
