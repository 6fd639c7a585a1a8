import 'server-only';
import { withTx } from '@/db/write';
import { addConsentText } from '@/lib/consents/commands/add-consent-text';
import { recordConsent } from '@/lib/consents/commands/record-consent';
import type { UserActor } from '@/lib/domain/access/actor';
import { systemActor } from '@/lib/domain/access/actor';
import type { ConsentDecision } from '@/lib/domain/consents/states';
import { CONSENT_OF_CHANNEL, type MessageChannel } from '@/lib/domain/messaging/states';
import { runCommand } from '@/lib/kernel/command';
import { queueMessage } from '../queue-message';
import type { MessageTemplate } from '../templates/template';

export const agent: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };

/** A promotional message, of which the product itself has none yet. */
export const offer: MessageTemplate = {
  id: 'offer',
  kind: 'promotional',
  write: async (_tx, { programme }) => ({ subject: `<${programme}>`, text: 'Скидка 10 %' }),
};

/** A service message that asks for nothing. */
export const notice: MessageTemplate = { ...offer, id: 'notice', kind: 'service' };

export const TEST_TEMPLATES = { offer, notice };

/** A first text of every purpose, valid from the day on. */
export async function writeTexts(validFromOn: string): Promise<void> {
  for (const purpose of ['personalData', 'profiling', 'advertising'] as const) {
    const texts = { en: `I agree: ${purpose}`, ru: `Согласен: ${purpose}` };
    await runCommand(addConsentText, { purpose, texts, validFromOn }, systemActor('test'), {
      now: new Date(`${validFromOn}T09:00:00Z`),
    });
  }
}

/** Records a consent to advertising as an agent does. */
export const consent = (
  memberId: number,
  decision: ConsentDecision,
  { channel = 'email' as MessageChannel, now = new Date('2026-11-27T12:00:00Z') } = {},
) =>
  runCommand(
    recordConsent,
    {
      memberId,
      purpose: 'advertising',
      channel: CONSENT_OF_CHANNEL[channel],
      decision,
      source: 'phone',
      evidence: 'recordedCall',
    },
    agent,
    { now },
  );

/** Queues a message in a transaction of its own, as a command of some area would. */
export const queue = (
  memberId: number,
  template: MessageTemplate,
  { channel = 'email' as MessageChannel, now = new Date('2026-11-27T12:00:00Z') } = {},
) =>
  withTx({ label: 'system:test', requestId: 'test' }, (tx) =>
    queueMessage({ tx, now }, { memberId, channel, template, language: 'ru' }),
  );
