import type { PreviewLine } from '../preview';
import type { WithName } from './simulation-input';

/** A line of a preview, of a member and a mechanic with their names. Amounts as text. */
export type ShownLine = {
  readonly on: string;
  readonly ruleId: number;
  readonly member: WithName & { readonly memberId: number };
  readonly did: PreviewLine['did'];
  readonly points: string | null;
  readonly reason: string | null;
  readonly beginsAt: string;
  readonly notes: PreviewLine['notes'];
};

export type MechanicPreview = {
  readonly lines: readonly ShownLine[];
  readonly fromOn: string;
  readonly throughOn: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly others: readonly {
    readonly ruleId: number;
    readonly nameEn: string;
    readonly nameRu: string;
  }[];
};
