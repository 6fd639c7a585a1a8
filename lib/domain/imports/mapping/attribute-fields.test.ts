import { describe, expect, it } from 'vitest';
import { attributeField, attributeKeyOf, guessAttributes } from './attribute-fields';
import { formToMapping, mappingToForm } from './mapping-form';

const attribute = (key: string, labelEn: string, labelRu: string) => ({
  key,
  labelEn,
  labelRu,
  type: 'text' as const,
  options: [],
});
const ATTRIBUTES = [attribute('pet', 'Pet', 'Питомец'), attribute('comes_by_car', 'Car', 'Машина')];
const sampleOf = (header: readonly string[]) => ({
  encoding: 'utf-8' as const,
  separator: 'comma' as const,
  header,
  rowsAbove: 0,
  rowsBelow: 0,
  rows: [],
});

describe('columns of attributes', () => {
  it('are guessed by the name of our own file, the key or a label, and never taken from a field', () => {
    const header = ['id', 'attributes.pet', 'Машина'];
    expect(guessAttributes(sampleOf(header), ATTRIBUTES, { externalId: { column: 'id' } })).toEqual(
      {
        pet: { column: 'attributes.pet' },
        comes_by_car: { column: 'Машина' },
      },
    );
    const taken = { firstName: { column: 'pet' } };
    expect(guessAttributes(sampleOf(['pet']), ATTRIBUTES, taken)).toEqual({});
  });

  it('go to the form and back beside the fields that the product knows', () => {
    const header = ['id', 'pet'];
    const mapping = {
      fields: { externalId: { column: 'id' } },
      attributes: { pet: { column: 'pet' } },
    };
    const form = mappingToForm('members', mapping, { header, attributeKeys: ['pet'] });
    expect(form.fields[attributeField('pet')]).toMatchObject({ source: '2' });
    const reading = {
      encoding: 'utf-8',
      separator: 'comma',
      header,
      rowsAbove: 0,
      rowsBelow: 0,
    } as const;
    expect(formToMapping('members', form, reading)).toMatchObject(mapping);
  });

  it('names of fields are no attributes', () => {
    expect(attributeKeyOf('attributes.pet')).toBe('pet');
    for (const name of ['pet', 'attributes.', 'attributes.A b']) {
      expect(attributeKeyOf(name), name).toBeNull();
    }
  });
});
