import { cleanseAttribute } from '../../members/attributes/attribute-value';
import { attributeField, type ImportedAttribute } from '../mapping/attribute-fields';
import { type CellGetter, cellGetter, refuseRow } from '../mapping/column-access';
import type { MembersMapping } from '../mapping/mapping';
import { parseMomentBy } from '../parsing/date-patterns';
import { type Decimal, decimalReader } from '../parsing/decimals';
import type { ProblemCode } from '../problem-codes';

type Columns = { readonly header: readonly string[] | null; readonly width: number };

/** Words of files for yes and no, in lower case. */
const YES = ['yes', 'y', 'true', '1', 'да', '+'];
const NO = ['no', 'n', 'false', '0', 'нет', '-'];

const PROBLEMS: Readonly<Record<ImportedAttribute['type'], ProblemCode>> = {
  text: 'value_too_long',
  number: 'number_unreadable',
  date: 'date_unreadable',
  choice: 'value_unreadable',
  yesNo: 'value_unreadable',
};

/** The exact decimal with a point: 12.5, -3. */
function decimalText({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const whole = all.slice(0, all.length - scale);
  return scale === 0 ? sign + whole : `${sign}${whole}.${all.slice(all.length - scale)}`;
}

/**
 * The text of a cell as attributes are typed: dates and numbers by the file's own format alone, options by their names. Empty
 * when it is none: read by another format, "1,234" of a file with decimal points would be 1.234.
 */
function typedText(
  text: string,
  attribute: ImportedAttribute,
  { datePatterns, ...format }: MembersMapping['file'],
): string {
  const lower = text.toLowerCase();
  switch (attribute.type) {
    case 'number': {
      const number = decimalReader(format)(text);
      return typeof number === 'string' ? '' : decimalText(number);
    }
    case 'date':
      return parseMomentBy(text, datePatterns)?.day ?? '';
    case 'choice': {
      const option = attribute.options.find(
        ({ labelEn, labelRu, isArchived }) =>
          !isArchived && (labelEn.toLowerCase() === lower || labelRu.toLowerCase() === lower),
      );
      return option === undefined ? '' : String(option.optionId);
    }
    case 'yesNo':
      if (YES.includes(lower)) return 'yes';
      return NO.includes(lower) ? 'no' : text;
    default:
      return text;
  }
}

/**
 * A reader of what a row says of attributes: the values by key as JSON, null when it says nothing. An empty cell changes
 * nothing. A value that is none of its attribute refuses the row, under `attributes.<key>`.
 */
export function attributesReader(
  mapping: MembersMapping,
  columns: Columns,
  attributes: readonly ImportedAttribute[],
): (cells: readonly string[]) => string | null {
  const known = new Map(attributes.map((attribute) => [attribute.key, attribute]));
  const mapped = Object.entries(mapping.attributes).map(
    ([key, source]): readonly [string, CellGetter] => [
      key,
      cellGetter(source, attributeField(key), columns),
    ],
  );
  return (cells) => {
    const values: Record<string, string> = {};
    for (const [key, get] of mapped) {
      const text = get(cells);
      if (text === '') continue;
      const attribute = known.get(key);
      // Archived or gone since the file was mapped: nothing can be kept of it.
      if (attribute === undefined) return refuseRow('value_unreadable', attributeField(key), text);
      const typed = typedText(text, attribute, mapping.file);
      const { value, problem } = cleanseAttribute(attribute, typed);
      if (problem !== null || value === '') {
        return refuseRow(PROBLEMS[attribute.type], attributeField(key), text);
      }
      values[key] = value;
    }
    return Object.keys(values).length === 0 ? null : JSON.stringify(values);
  };
}
