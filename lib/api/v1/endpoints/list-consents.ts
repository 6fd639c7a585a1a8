import 'server-only';
import { z } from 'zod';
import { getConsentStates } from '@/lib/consents/queries/get-consent-states';
import {
  CONSENT_CHANNELS,
  CONSENT_DECISIONS,
  CONSENT_PURPOSES,
} from '@/lib/domain/consents/states';
import { runQuery } from '@/lib/kernel/query';
import { defineEndpoint } from '../endpoint';
import { memberParams, momentAnswer } from '../fields';
import { toldMember } from '../told-member';

export const listConsents = defineEndpoint({
  id: 'listConsents',
  method: 'GET',
  path: '/members/{memberId}/consents',
  scope: 'members.read',
  summary: 'Tell where each consent of a member stands, with the text of today.',
  errors: ['not_found'],
  params: memberParams,
  answer: z.object({
    consents: z.array(
      z.object({
        purpose: z.enum(CONSENT_PURPOSES),
        channel: z.enum(CONSENT_CHANNELS),
        decision: z.enum(CONSENT_DECISIONS).nullable().describe('Null: never asked for.'),
        decidedAt: momentAnswer.nullable(),
        textVersion: z.int().nullable().describe('The version that they agreed to.'),
        currentVersion: z.int().nullable(),
        currentText: z.string().nullable(),
      }),
    ),
  }),
  run: async ({ actor, params: { memberId } }) => {
    await toldMember(actor, memberId);
    const states = await runQuery(getConsentStates, { memberId }, actor);
    return {
      consents: states.map((state) => ({
        purpose: state.purpose,
        channel: state.channel,
        decision: state.decision,
        decidedAt: state.happenedAt?.toJSON() ?? null,
        textVersion: state.textVersion,
        currentVersion: state.currentVersion,
        currentText: state.currentText?.text ?? null,
      })),
    };
  },
});
