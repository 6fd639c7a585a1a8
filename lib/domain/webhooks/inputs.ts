import { z } from 'zod';
import { idInput } from '../access/inputs';
import { WEBHOOK_EVENT_TYPES } from './events';
import { DESCRIPTION_MAX_CHARS, SEGMENTS_OF_ENDPOINT, URL_MAX_CHARS } from './limits';

/** An address of the web, without a name and password and without a fragment. */
export const endpointUrlInput = z
  .string()
  .trim()
  .max(URL_MAX_CHARS)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, username, password, hash, hostname } = new URL(text);
    return /^https?:$/.test(protocol) && `${username}${password}${hash}` === '' && hostname !== '';
  });

export const endpointInput = z.object({
  url: endpointUrlInput,
  description: z.string().trim().max(DESCRIPTION_MAX_CHARS).default(''),
  eventTypes: z.array(z.enum(WEBHOOK_EVENT_TYPES)).min(1).max(WEBHOOK_EVENT_TYPES.length),
  /** The segments whose events it is told; empty: of all. */
  segmentIds: z.array(idInput).max(SEGMENTS_OF_ENDPOINT).default([]),
});

export const deliveryIdInput = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
