import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { type CountId, IMPORT_COUNTS, type ImportCounts } from '@/lib/domain/imports/counts';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import type { ProblemCode } from '@/lib/domain/imports/problem-codes';
import { formatCount } from '@/lib/format/numbers';
import { useFieldName } from './use-field-name';

type Problem = {
  readonly code: ProblemCode;
  readonly rows: number;
  readonly examples: readonly {
    readonly row: number;
    readonly field: string;
    readonly value: string | null;
  }[];
};

type Props = {
  readonly kind: ImportKind;
  readonly counts: ImportCounts;
  readonly problems: readonly Problem[];
  /** Where the refused rows can be had as a file. */
  readonly refusedTool: ReactNode;
};

/** Figures that always stand, also as zero; the others only when something was counted. */
const ALWAYS = new Set<CountId>([
  'rows',
  'rowsRefused',
  'receiptsNew',
  'membersCreated',
  'storesCreated',
]);

/** Every figure of an import or of its dry run, and every kind of problem with examples. */
export function ReportView({ kind, counts, problems, refusedTool }: Props) {
  const t = useTranslations('imports');
  const locale = useLocale();
  const shown = IMPORT_COUNTS[kind].filter((id) => ALWAYS.has(id) || (counts[id] ?? 0) > 0);
  return (
    <div className="grid max-w-260 gap-x-10 shell:grid-cols-[20rem_1fr]">
      <Section title={t('report.counts')}>
        <dl className="border-t">
          {shown.map((id) => (
            <div key={id} className="flex min-h-8 items-center justify-between gap-4 border-b">
              <dt className={id === 'returnsNew' || id === 'guestsNew' ? 'pl-4 text-ink-2' : ''}>
                {t(`counts.${id}`)}
              </dt>
              <dd className="font-[550] tabular-nums">{formatCount(counts[id] ?? 0, locale)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('report.problems')} tools={problems.length > 0 ? refusedTool : undefined}>
        {problems.length === 0 ? (
          <p className="text-ink-2">{t('report.noProblems')}</p>
        ) : (
          <SimpleTable
            caption={t('report.problems')}
            rows={problems}
            rowKey={(problem) => problem.code}
            columns={[
              {
                id: 'why',
                header: t('report.problem'),
                cell: ({ code }) => (
                  <span className="max-sm:block max-sm:min-w-24 max-sm:whitespace-normal">
                    {t(`problems.${code}`)}
                  </span>
                ),
              },
              {
                id: 'rows',
                header: t('report.rows'),
                isNumeric: true,
                cell: ({ rows }) => formatCount(rows, locale),
              },
              {
                id: 'examples',
                header: t('report.examples'),
                cell: ({ examples }) => <Examples examples={examples} />,
              },
            ]}
          />
        )}
      </Section>
    </div>
  );
}

function Examples({ examples }: Pick<Problem, 'examples'>) {
  const t = useTranslations('imports.report');
  const locale = useLocale();
  const fieldName = useFieldName();
  return (
    <ul className="min-w-32 py-1.5 whitespace-normal">
      {examples.map(({ row, field, value }) => {
        const number = formatCount(row, locale);
        const shown = value ?? t('masked');
        return (
          <li key={row} className="wrap-anywhere">
            {shown === ''
              ? t('exampleBare', { row: number })
              : field === ''
                ? t('example', { row: number, value: shown })
                : t('exampleField', { row: number, field: fieldName(field), value: shown })}
          </li>
        );
      })}
    </ul>
  );
}
