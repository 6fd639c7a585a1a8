import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { plainFailure } from '@/components/rule/plain-rule';
import { type RuleWords, slotWords } from '@/components/rule/rule-words';
import { DataTable } from '@/components/table/data-table';
import { cx } from '@/components/ui/cx';
import { Status } from '@/components/ui/status';
import type { Trial, TriedRule } from '@/lib/domain/rules/trial';

type Props = { readonly words: RuleWords; readonly trial: Trial; readonly isTried: boolean };

const points = (words: RuleWords, text: string) =>
  slotWords(words, { kind: 'points', path: [] }, text) ?? text;
const money = (words: RuleWords, text: string) =>
  slotWords(words, { kind: 'money', path: [] }, text) ?? text;

function RuleLine({ words, rule }: { readonly words: RuleWords; readonly rule: TriedRule }) {
  const { t, locale } = words;
  const plain = useTranslations('rules');
  const name = locale === 'ru' ? rule.nameRu : rule.nameEn;
  const gave =
    rule.minor === null ? points(words, rule.points) : `\u2212${money(words, rule.minor)}`;
  const notes: readonly (readonly [id: string, note: ReactNode])[] = [
    ...rule.failed.map(
      (failed) => [failed.condition, plainFailure({ ...words, t: plain }, failed)] as const,
    ),
    ...rule.trims.map(
      ({ from, to }) =>
        [
          `${from} ${to}`,
          t('try.trimmed', { from: points(words, from), to: points(words, to) }),
        ] as const,
    ),
  ];
  return (
    <li
      className={cx(
        'border-b py-2 last:border-b-0',
        rule.isCandidate && 'border-l-3 border-l-primary bg-primary-soft/40 pl-2.5',
      )}
    >
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 font-medium wrap-anywhere">
          {name === '' ? t('try.thisRule') : name}
        </span>
        {rule.status === 'applied' ? (
          <span className="whitespace-nowrap">{gave}</span>
        ) : (
          <span className="text-xs whitespace-nowrap text-ink-2">
            {rule.isCap && rule.status === 'nothing'
              ? t('try.notReached')
              : t(`try.statuses.${rule.status}`)}
          </span>
        )}
      </div>
      {notes.map(([id, note]) => (
        <p key={id} className="text-xs text-ink-2">
          {note}
        </p>
      ))}
    </li>
  );
}

/** A receipt judged: what it earns with the rule and without, rule by rule with why not, line by line. */
export function TrialResult({ words, trial, isTried }: Props) {
  const { t } = words;
  const { before, after, rules, lines, spending, discountMinor } = trial;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-5 border-y py-2.5">
        <p>
          <span className="block text-xs text-ink-3">
            {isTried ? t('try.with') : t('try.points')}
          </span>
          <span className="text-figure">{points(words, after)}</span>
        </p>
        {isTried && (
          <p>
            <span className="block text-xs text-ink-3">{t('try.without')}</span>
            <span className="text-figure text-ink-2">{points(words, before)}</span>
          </p>
        )}
        {before !== after && (
          <span className="mb-1 ml-auto">
            <Status tone="info">{t('try.changes')}</Status>
          </span>
        )}
      </div>
      <ul>
        {rules
          .toSorted((one, other) => Number(other.isCandidate) - Number(one.isCandidate))
          .map((rule) => (
            <RuleLine key={rule.ruleId} words={words} rule={rule} />
          ))}
      </ul>
      <p className="text-sm text-ink-2">
        {spending.refusal === null
          ? t('try.spends', {
              money: money(words, spending.minor),
              points: points(words, spending.points),
            })
          : t(`try.refusals.${spending.refusal}`)}
        {discountMinor !== '0' && ` ${t('try.discounts', { money: money(words, discountMinor) })}`}
      </p>
      <DataTable
        caption={t('try.lines')}
        rows={lines}
        rowKey={({ lineNo }) => String(lineNo)}
        columns={[
          {
            id: 'line',
            header: t('try.line'),
            cell: ({ lineNo, article, category }) =>
              [article, category].filter((text) => text !== '').join(', ') || String(lineNo),
          },
          {
            id: 'basis',
            header: t('try.basis'),
            isNumeric: true,
            cell: ({ basisMinor }) => money(words, basisMinor),
          },
          {
            id: 'points',
            header: t('try.points'),
            isNumeric: true,
            cell: (line) => line.points.replace('.', words.locale === 'ru' ? ',' : '.'),
          },
        ]}
      />
    </div>
  );
}
