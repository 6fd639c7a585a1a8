import { ATTRIBUTE_KEY, type Attribute } from '../../members/attributes/attribute';
import type { FieldSource } from './field-source';
import { type FileSample, foldHeader } from './guess-mapping';

const PREFIX = 'attributes.';

/** An attribute as a file of members may fill it. */
export type ImportedAttribute = Pick<Attribute, 'key' | 'type' | 'labelEn' | 'labelRu' | 'options'>;

/** How a form, a refusal and a file of members call the column of an attribute: `attributes.pet`. */
export function attributeField(key: string): string {
  return `${PREFIX}${key}`;
}

/** The key of the attribute that such a name stands for; null for the fields that the product knows itself. */
export function attributeKeyOf(field: string): string | null {
  const key = field.startsWith(PREFIX) ? field.slice(PREFIX.length) : '';
  return ATTRIBUTE_KEY.test(key) ? key : null;
}

/** Proposes columns for attributes by their headers: the name in a file of members, the key, or a label. */
export function guessAttributes(
  sample: FileSample,
  attributes: readonly ImportedAttribute[],
  fields: Readonly<Record<string, FieldSource>>,
): Readonly<Record<string, FieldSource>> {
  const header = sample.header ?? [];
  const taken = new Set(
    Object.values(fields).map((source) => ('column' in source ? source.column : '')),
  );
  const found: Record<string, FieldSource> = {};
  for (const { key, labelEn, labelRu } of attributes) {
    const names = [attributeField(key), key, labelEn, labelRu].map(foldHeader);
    const at = header.findIndex(
      (name, place) =>
        names.includes(foldHeader(name)) && !taken.has(name) && !taken.has(place + 1),
    );
    const name = header[at];
    if (name === undefined) continue;
    const column = header.indexOf(name) === header.lastIndexOf(name) ? name : at + 1;
    taken.add(column);
    found[key] = { column };
  }
  return found;
}
