import type { Refusal } from '@/lib/domain/shared/action-result';
import type { ErrorDetails } from '@/lib/domain/shared/errors';

/** What the server refused, by field. */
export type Refused = {
  readonly taken: { readonly field: string; readonly memberId: number } | null;
  /** The words under a field; undefined when it was not refused. */
  readonly words: (field: string) => string | undefined;
  /** The same for a field that is named in full: `contactPersons.0.name`. */
  readonly path: (field: string) => string | undefined;
};

const NOTHING: ErrorDetails = {};

/** A refusal as the fields tell it. `wrong` are the words for a value that the command cannot keep. */
export function refusedOf(refusal: Refusal | undefined, wrong: string): Refused {
  const code = refusal?.code;
  const { field, memberId, fields } = refusal?.details ?? NOTHING;
  const isTaken =
    code === 'identity_taken' && typeof field === 'string' && typeof memberId === 'number';
  const wrongs = code === 'invalid_input' && Array.isArray(fields) ? fields.map(String) : [];
  const names = wrongs.map((name) => name.split('.').at(-1));
  return {
    taken: isTaken ? { field, memberId } : null,
    words: (name) => (names.includes(name) ? wrong : undefined),
    path: (name) => (wrongs.includes(name) ? wrong : undefined),
  };
}
