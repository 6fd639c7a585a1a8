import type { Attribute, AttributeType, Labels } from '@/lib/domain/members/attributes/attribute';

/** An option as it is to become. `optionId` null: a new one. */
type OptionInput = Labels & {
  readonly optionId: number | null;
  readonly isArchived: boolean;
};

/** The same in the form: `row` tells it from the others, also from new ones, while they come and go. */
export type OptionDraft = OptionInput & { readonly row: string };

/** What stands in the form of an attribute. */
export type AttributeDraft = Labels & {
  readonly key: string;
  readonly type: AttributeType;
  readonly options: readonly OptionDraft[];
};

let lastRow = 0;

/** A new option without names. */
export function emptyOption(): OptionDraft {
  lastRow += 1;
  return { row: `new ${lastRow}`, optionId: null, labelEn: '', labelRu: '', isArchived: false };
}

/** The form before anything is typed. */
export function draftOf(attribute: Attribute | null): AttributeDraft {
  if (attribute === null) {
    return { key: '', labelEn: '', labelRu: '', type: 'choice', options: [emptyOption()] };
  }
  const { key, labelEn, labelRu, type } = attribute;
  const options = attribute.options.map((option) => ({ ...option, row: `${option.optionId}` }));
  return { key, labelEn, labelRu, type, options };
}

/** The options as a command takes them; new ones without a name are left out. */
export function keptOptions({ type, options }: AttributeDraft): OptionInput[] {
  if (type !== 'choice') return [];
  return options
    .filter(
      ({ optionId, labelEn, labelRu }) => optionId !== null || labelEn !== '' || labelRu !== '',
    )
    .map(({ row: _, ...option }) => option);
}
