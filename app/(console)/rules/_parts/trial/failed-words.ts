import { type RuleWords, slotWords } from '@/components/rule/rule-words';
import type { FailedCondition } from '@/lib/domain/rules/decision';
import type { SlotKind } from '@/lib/domain/rules/sentence';
import { CLAUSE_OF_CONDITION } from '@/lib/domain/rules/trial';
import { formatDay } from '@/lib/format/dates';

const NUMBERED: readonly SlotKind[] = ['tiers', 'cardTypes', 'stores', 'weekdays'];
const KINDS: Partial<Record<FailedCondition['condition'], SlotKind>> = {
  tiers: 'tiers',
  cardTypes: 'cardTypes',
  stores: 'stores',
  formats: 'formats',
  partners: 'references',
  channels: 'channels',
  weekdays: 'weekdays',
  payments: 'payments',
  goods: 'references',
};

function valueWords(
  words: RuleWords,
  condition: FailedCondition['condition'],
  told: readonly string[],
) {
  const { t } = words;
  if (condition === 'leastMinor') {
    return slotWords(words, { kind: 'money', path: [] }, told[0] ?? '0') ?? t('value.dash');
  }
  if (condition === 'hours') return told.join('\u2013');
  const kind = KINDS[condition];
  if (kind === undefined) return told.join(', ');
  const values = told
    .map((one) => (condition === 'goods' ? one.slice(one.indexOf(':') + 1) : one))
    .map((one) => (NUMBERED.includes(kind) ? Number(one) : one))
    .filter((one) => one !== '');
  return slotWords(words, { kind, path: [] }, values) ?? t('value.dash');
}

/** Why a rule did not apply, in words: what it wanted and what the receipt had. */
export function failedWords(
  words: RuleWords,
  { condition, wanted, found }: FailedCondition,
): string {
  const { t, locale } = words;
  if (condition === 'period') return t('try.period', { day: formatDay(found[0] ?? '', locale) });
  const clause = CLAUSE_OF_CONDITION[condition] ?? 'onlyCategories';
  const name = condition === 'goods' ? t('try.goods') : t(`clauseNames.${clause}`);
  const why = t('try.why', {
    wanted: valueWords(words, condition, wanted),
    found: valueWords(words, condition, found),
  });
  return `${name}: ${why}`;
}
