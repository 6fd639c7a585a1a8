'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SelectInput } from '@/components/form/select-input';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import type { AmbiguousDates } from '@/lib/domain/imports/mapping/guess-mapping';
import type { MappingForm } from '@/lib/domain/imports/mapping/mapping-form';
import { DATE_PATTERNS } from '@/lib/domain/imports/parsing/date-patterns';
import { DECIMAL_MARKS, plainNumber, THOUSANDS_MARKS } from '@/lib/domain/imports/parsing/decimals';
import type { NumberRivals } from '@/lib/domain/imports/parsing/guess-number-format';

type Props = {
  readonly kind: ImportKind;
  readonly form: MappingForm;
  readonly ambiguousDates: AmbiguousDates;
  readonly ambiguousNumbers: NumberRivals | null;
  readonly onChange: (form: MappingForm) => void;
};

/** How numbers and dates are written. A file may write its dates in two ways. */
export function FormatFields({ kind, form, ambiguousDates, ambiguousNumbers, onChange }: Props) {
  const t = useTranslations('imports.columns');
  const patterns = DATE_PATTERNS.map((value) => ({ value, label: value }));
  const [first = 'YYYY-MM-DD', second = ''] = form.datePatterns;
  const setPatterns = (one: string, other: string) =>
    onChange({ ...form, datePatterns: other === '' || other === one ? [one] : [one, other] });
  const [ours, other] = ambiguousDates ?? ['', ''];
  const isOpen = ambiguousDates?.some((pattern) => pattern === first) === true;
  const numbers = unclearNumber(form, ambiguousNumbers);
  return (
    <>
      {isOpen && <Unclear>{t('datesAmbiguous', { one: ours, other })}</Unclear>}
      {numbers !== null && <Unclear>{t('numbersAmbiguous', numbers)}</Unclear>}
      <div className="grid max-w-200 gap-3 sm:grid-cols-2 shell:grid-cols-4">
        <SelectInput
          label={t('datePattern')}
          required
          options={patterns}
          value={first}
          onChange={(event) => setPatterns(event.currentTarget.value, second)}
        />
        <SelectInput
          label={t('datePatternMore')}
          options={[{ value: '', label: '—' }, ...patterns]}
          value={second}
          onChange={(event) => setPatterns(first, event.currentTarget.value)}
        />
        {kind === 'purchases' && (
          <>
            <SelectInput
              label={t('decimalMark')}
              required
              options={DECIMAL_MARKS.map((value) => ({ value, label: markName(t, value) }))}
              value={form.decimalMark}
              onChange={(event) => onChange({ ...form, decimalMark: event.currentTarget.value })}
            />
            <SelectInput
              label={t('thousandsMark')}
              required
              options={THOUSANDS_MARKS.map((value) => ({ value, label: markName(t, value) }))}
              value={form.thousandsMark}
              onChange={(event) => onChange({ ...form, thousandsMark: event.currentTarget.value })}
            />
          </>
        )}
      </div>
    </>
  );
}

function Unclear({ children }: { readonly children: ReactNode }) {
  return (
    <p
      role="note"
      className="mb-3 max-w-160 rounded-r-control border-l-3 border-l-warning bg-warning-soft px-3.5 py-2.5 text-sm"
    >
      {children}
    </p>
  );
}

/** A number of the file and the two that it may be, as the chosen format reads it and as the other does; null: the format is neither of the two. */
function unclearNumber(form: MappingForm, rivals: NumberRivals | null) {
  const chosen = rivals?.formats.find(
    ({ decimalMark, thousandsMark }) =>
      decimalMark === form.decimalMark && thousandsMark === form.thousandsMark,
  );
  const other = rivals?.formats.find((format) => format !== chosen);
  if (rivals === null || chosen === undefined || other === undefined) return null;
  const { text } = rivals;
  return { text, one: plainNumber(text, chosen), other: plainNumber(text, other) };
}

/** Names of the marks: a point cannot stand in the key of a message. */
const MARK_KEYS = {
  '.': 'marks.point',
  ',': 'marks.comma',
  none: 'marks.none',
  space: 'marks.space',
  "'": 'marks.apostrophe',
} as const;

type Words = ReturnType<typeof useTranslations<'imports.columns'>>;

function markName(t: Words, mark: keyof typeof MARK_KEYS): string {
  return t(MARK_KEYS[mark]);
}
