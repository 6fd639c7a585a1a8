import 'server-only';
import type { MessageTemplateId } from '@/lib/domain/messaging/states';
import { contactCode } from './contact-code';
import { householdInvitation } from './household-invitation';
import { ledgerAlarm } from './ledger-alarm';
import { mechanic } from './mechanic';
import type { MessageTemplate } from './template';
import { templateTest } from './template-test';
import { tierChanged } from './tier-changed';

export type MessageTemplates = Readonly<Record<string, MessageTemplate>>;

const ALL: Readonly<Record<MessageTemplateId, MessageTemplate>> = {
  contactCode,
  householdInvitation,
  ledgerAlarm,
  mechanic,
  templateTest,
  tierChanged,
};

/** Every message of the product. */
export const TEMPLATES: MessageTemplates = ALL;
