'use client';

import { useTranslations } from 'next-intl';
import { controlStyles } from '@/components/form/control-styles';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import { cutText } from '@/lib/domain/imports/mapping/cut-text';
import { IMPORT_FIELDS } from '@/lib/domain/imports/mapping/fields';
import type {
  FieldForm,
  FileReading,
  MappingForm,
} from '@/lib/domain/imports/mapping/mapping-form';
import { useFieldName } from './use-field-name';

/** A field that staff defined, with its name in the reader's language. */
export type NamedField = { readonly id: string; readonly name: string };

type Props = {
  readonly kind: ImportKind;
  readonly form: MappingForm;
  readonly reading: FileReading;
  readonly attributes: readonly NamedField[];
  readonly firstRow: readonly string[];
  readonly onChange: (form: MappingForm) => void;
};

/** A line for each field: its column, or one value for all rows, and what is cut off. */
export function FieldRows({ kind, form, reading, attributes, firstRow, onChange }: Props) {
  const fieldName = useFieldName();
  const lines = [
    ...IMPORT_FIELDS[kind].map(({ id }) => ({ id: id as string, name: fieldName(id) })),
    ...attributes,
  ];
  const t = useTranslations('imports.columns');
  const change = (id: string, part: Partial<FieldForm>) => {
    const field = form.fields[id];
    if (field) onChange({ ...form, fields: { ...form.fields, [id]: { ...field, ...part } } });
  };
  const width = Math.max(firstRow.length, reading.header?.length ?? 0);
  const columns = Array.from({ length: width }, (_, index) => {
    const name = reading.header?.[index];
    const number = index + 1;
    return {
      value: String(number),
      label: name ? t('columnNumber', { number, name }) : t('columnBare', { number }),
    };
  });
  return (
    <ScrollRegion label={t('fields')}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="border-b border-line-strong text-left text-xs text-ink-3">
          <tr className="h-8">
            {(['field', 'source', 'cutPrefix', 'cutSuffix', 'example'] as const).map((head) => (
              <th key={head} scope="col" className="px-2 font-medium whitespace-nowrap">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name }) => (
            <FieldRow
              key={id}
              name={name}
              field={form.fields[id]}
              columns={columns}
              firstRow={firstRow}
              onChange={(part) => change(id, part)}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type RowProps = {
  readonly name: string;
  readonly field: FieldForm | undefined;
  readonly columns: readonly { readonly value: string; readonly label: string }[];
  readonly firstRow: readonly string[];
  readonly onChange: (part: Partial<FieldForm>) => void;
};

function FieldRow({ name, field, columns, firstRow, onChange }: RowProps) {
  const t = useTranslations('imports.columns');
  if (!field) return null;
  const isConstant = field.source === 'constant';
  const isColumn = field.source !== '' && !isConstant;
  const first = isColumn ? (firstRow[Number(field.source) - 1] ?? '').trim() : '';
  const text = (part: 'constant' | 'cutPrefix' | 'cutSuffix', style: string) => (
    <input
      type="text"
      aria-label={`${name}: ${t(part)}`}
      value={field[part]}
      maxLength={part === 'constant' ? 80 : 40}
      onChange={(event) => onChange({ [part]: event.currentTarget.value })}
      className={`${controlStyles} ${style}`}
    />
  );
  return (
    <tr className="border-b">
      <th scope="row" className="px-2 py-1 text-left font-medium whitespace-nowrap">
        {name}
      </th>
      <td className="px-2 py-1">
        <select
          aria-label={`${name}: ${t('source')}`}
          value={field.source}
          onChange={(event) => onChange({ source: event.currentTarget.value })}
          className={`${controlStyles} min-w-44`}
        >
          <option value="">{t('none')}</option>
          <option value="constant">{t('isConstant')}</option>
          {columns.map((column) => (
            <option key={column.value} value={column.value}>
              {column.label}
            </option>
          ))}
        </select>
      </td>
      {isConstant ? (
        <td className="px-2 py-1" colSpan={2}>
          {text('constant', 'min-w-40')}
        </td>
      ) : (
        <>
          <td className="px-2 py-1">{isColumn && text('cutPrefix', 'w-24')}</td>
          <td className="px-2 py-1">{isColumn && text('cutSuffix', 'w-24')}</td>
        </>
      )}
      <td className="max-w-60 truncate px-2 py-1 text-ink-2 tabular-nums">
        {isConstant ? field.constant : cutText(first, field.cutPrefix, field.cutSuffix)}
      </td>
    </tr>
  );
}
