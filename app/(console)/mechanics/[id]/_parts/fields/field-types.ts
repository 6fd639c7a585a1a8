import type { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/domain/access/preferences';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import type { FieldSpec } from './specs';

export type MechanicWords = {
  readonly t: ReturnType<typeof useTranslations<'mechanics'>>;
  readonly locale: Locale;
  readonly currency: CurrencyCode;
};

/** Something that can be ticked or chosen, with its name in the reader's language. */
export type Named = { readonly value: number | string; readonly label: string };

/** What every part of the page needs to show and change a mechanic. */
export type MechanicFields = {
  readonly words: MechanicWords;
  readonly draft: MechanicJson;
  readonly mayEdit: boolean;
  readonly set: (at: string, value: unknown) => void;
  /** The words for what is wrong at a place. */
  readonly errorAt: (at: string) => string | undefined;
  readonly tiers: readonly Named[];
  readonly categories: readonly string[];
  readonly partners: readonly string[];
};

/** A field with what it says of itself. */
export type SpecProps<As extends FieldSpec['as']> = {
  readonly spec: Extract<FieldSpec, { as: As }>;
  readonly fields: MechanicFields;
};
