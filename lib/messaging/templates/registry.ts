import 'server-only';
import type { MessageTemplateId } from '@/lib/domain/messaging/states';
import { contactCode } from './contact-code';
import { householdInvitation } from './household-invitation';
import { ledgerAlarm } from './ledger-alarm';
import type { MessageTemplate } from './template';
import { tierChanged } from './tier-changed';

export type MessageTemplates = Readonly<Record<string, MessageTemplate>>;

const ALL: Readonly<Record<MessageTemplateId, MessageTemplate>> = {
  contactCode,
  householdInvitation,
  ledgerAlarm,
  tierChanged,
};

/** Every message of the product. */
export const TEMPLATES: MessageTemplates = ALL;
