'use client';

import { Amount } from './amount-field';
import { Choice, Many, OPTION_IDS, optionsOf, Variant } from './choice-fields';
import type { MechanicFields } from './field-types';
import type { FieldSpec } from './specs';
import { Lines, Simple, Word } from './text-fields';

type Props = { readonly spec: FieldSpec; readonly fields: MechanicFields };

/** A field of a mechanic, as its kind is shown. */
export function SpecField({ spec, fields }: Props) {
  const { words, tiers } = fields;
  switch (spec.as) {
    case 'choice':
      return <Choice spec={spec} fields={fields} />;
    case 'variant':
      return <Variant spec={spec} fields={fields} />;
    case 'many': {
      const options = optionsOf(words, spec.options, OPTION_IDS[spec.options] ?? []);
      return (
        <Many
          label={words.t(`fields.${spec.label}`)}
          at={spec.at}
          options={options}
          fields={fields}
        />
      );
    }
    case 'tiers':
      return (
        <Many
          label={words.t(`fields.${spec.label}`)}
          at={spec.at}
          options={tiers}
          fields={fields}
        />
      );
    case 'text':
      return <Word spec={spec} fields={fields} />;
    case 'lines':
      return <Lines spec={spec} fields={fields} />;
    case 'yes':
    case 'day':
      return <Simple spec={spec} fields={fields} />;
    default:
      return <Amount spec={spec} fields={fields} />;
  }
}
