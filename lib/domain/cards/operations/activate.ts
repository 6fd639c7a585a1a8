import type { ConsentEvidence } from '../../consents/states';
import { isTicked, textOf } from '../../tasks/definition';
import { defineCardTask } from './define-card-task';
import { NOTE } from './fields';

/** What can show that the member accepted the terms; most sign the form that comes with the card. */
export const TERMS_EVIDENCE = [
  'signedForm',
  'checkbox',
  'recordedCall',
] as const satisfies readonly ConsentEvidence[];

/**
 * Put a handed out card to full use. What is known is not asked: a consent to the terms of today, a phone that was confirmed
 * by a code.
 */
export const activateTask = defineCardTask({
  id: 'activate',
  version: 1,
  operation: 'activate',
  steps: [
    {
      id: 'terms',
      fields: [
        {
          id: 'termsAccepted',
          kind: 'check',
          isAsked: (_, { hasTermsConsent }) => !hasTermsConsent,
        },
        {
          id: 'termsEvidence',
          kind: 'choice',
          options: () => TERMS_EVIDENCE,
          byDefault: () => 'signedForm',
          isAsked: (answers, { hasTermsConsent }) =>
            !hasTermsConsent && isTicked(answers, 'termsAccepted'),
        },
        {
          id: 'phoneConfirmed',
          kind: 'check',
          isAsked: (_, { isPhoneConfirmed }) => !isPhoneConfirmed,
        },
        NOTE,
      ],
    },
  ],
  toInput: (answers, { hasTermsConsent }) => ({
    termsAccepted: true,
    phoneConfirmed: true,
    ...(hasTermsConsent
      ? {}
      : { termsEvidence: textOf(answers, 'termsEvidence') || TERMS_EVIDENCE[0] }),
    note: textOf(answers, 'note'),
  }),
});
