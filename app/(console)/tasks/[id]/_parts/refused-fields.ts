import type { Refusal } from '@/lib/domain/shared/action-result';

/** Ids of the fields whose answers the server does not take. */
export function refusedFields({ details }: Refusal): string[] {
  const { fields } = details;
  return Array.isArray(fields) ? fields.map((field) => String(field).split('.').at(-1) ?? '') : [];
}
