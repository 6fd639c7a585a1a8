import type { Attribute, AttributeType, Labels } from '@/lib/domain/members/attributes/attribute';

/** An option as it is to become. `optionId` null: a new one. */
export type OptionDraft = Labels & {
  readonly optionId: number | null;
  readonly isArchived: boolean;
};

/** What stands in the form of an attribute. */
export type AttributeDraft = Labels & {
  readonly key: string;
  readonly type: AttributeType;
  readonly options: readonly OptionDraft[];
};

export const EMPTY_OPTION: OptionDraft = {
  optionId: null,
  labelEn: '',
  labelRu: '',
  isArchived: false,
};

/** The form before anything is typed. */
export function draftOf(attribute: Attribute | null): AttributeDraft {
  if (attribute === null) {
    return { key: '', labelEn: '', labelRu: '', type: 'choice', options: [EMPTY_OPTION] };
  }
  const { key, labelEn, labelRu, type, options } = attribute;
  return { key, labelEn, labelRu, type, options };
}

/** The options as a command takes them; new ones without a name are left out. */
export function keptOptions({ type, options }: AttributeDraft): OptionDraft[] {
  if (type !== 'choice') return [];
  return options.filter(
    ({ optionId, labelEn, labelRu }) => optionId !== null || labelEn !== '' || labelRu !== '',
  );
}
