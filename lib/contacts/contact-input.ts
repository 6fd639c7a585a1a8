import 'server-only';
import { z } from 'zod';
import { CONFIRMED_CONTACTS } from '@/lib/domain/contacts/states';

/** Which contact of which member. */
export const CONTACT_INPUT = {
  memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  contact: z.enum(CONFIRMED_CONTACTS),
};
