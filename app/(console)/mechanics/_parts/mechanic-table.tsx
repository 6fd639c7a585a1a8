import { useTranslations } from 'next-intl';
import { RuleSentence } from '@/components/rule/rule-sentence';
import { VersionStatus } from '@/components/rule/rule-status';
import type { RuleWords } from '@/components/rule/rule-words';
import { TextLink } from '@/components/ui/text-link';
import { budgetUse, isNearlySpent } from '@/lib/domain/mechanics/budget-use';
import type { ListedMechanic } from '@/lib/domain/mechanics/mechanic-page';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { BudgetBar } from './budget-bar';
import { MechanicStateMark } from './mechanic-state';

type Props = { readonly words: RuleWords; readonly mechanics: readonly ListedMechanic[] };
type RowProps = { readonly words: RuleWords; readonly mechanic: ListedMechanic };

const useOf = ({ told: { definition }, spent }: ListedMechanic) =>
  definition.kind === 'mechanic' ? budgetUse(definition, spent) : null;

/** What somebody should do with it now. */
function NextStep({ words: { locale }, mechanic }: RowProps) {
  const t = useTranslations('mechanics.next');
  const { state, ruleId, told, undecided } = mechanic;
  const use = useOf(mechanic);
  const isEnding = state === 'running' && use !== null && isNearlySpent(use);
  if (isEnding) {
    return <TextLink href={`/mechanics/${ruleId}#limits`}>{t('budgetEnds')}</TextLink>;
  }
  if (state === 'archived') return <span className="text-ink-3">{t('archived')}</span>;
  const day = formatDay(told.startsOn, locale);
  if (state === 'scheduled') return <span>{t('scheduled', { day })}</span>;
  const asked = undecided?.state === 'inReview' ? 'inReview' : state;
  return <TextLink href={`/mechanics/${ruleId}`}>{t(asked, { day })}</TextLink>;
}

/** What it gave and to how many nothing, to compare with. */
function Figures({ words: { locale, dictionary }, mechanic }: RowProps) {
  const t = useTranslations('mechanics.list');
  const use = useOf(mechanic);
  const { awards, heldOut } = mechanic.spent;
  return (
    <dl className="grid grid-cols-[auto_1fr] content-start gap-x-3 gap-y-0.5 text-sm">
      <dt className="text-ink-3">{t('budget')}</dt>
      <dd>
        {use === null ? (
          <span className="text-ink-2">{t('noBudget')}</span>
        ) : (
          <BudgetBar use={use} locale={locale} currency={dictionary.currency} />
        )}
      </dd>
      <dt className="text-ink-3">{t('given')}</dt>
      <dd className="tabular-nums">{formatCount(awards, locale)}</dd>
      <dt className="text-ink-3">{t('heldOut')}</dt>
      <dd className="tabular-nums">{formatCount(heldOut, locale)}</dd>
    </dl>
  );
}

/** Mechanics one below the other: each as its sentence, with how it stands, what it gave and what comes next. */
export function MechanicTable({ words, mechanics }: Props) {
  const t = useTranslations('mechanics.list');
  const { locale } = words;
  return (
    <ul aria-label={t('caption')} className="border-t">
      {mechanics.map((mechanic) => (
        <li
          key={mechanic.ruleId}
          className="grid gap-x-6 gap-y-2 border-b py-3 shell:grid-cols-[minmax(0,1fr)_280px_190px]"
        >
          <div className="min-w-0">
            <TextLink href={`/mechanics/${mechanic.ruleId}`} className="font-medium">
              {locale === 'ru' ? mechanic.nameRu : mechanic.nameEn}
            </TextLink>
            <div className="text-sm">
              <RuleSentence draft={mechanic.told.definition} words={words} />
            </div>
          </div>
          <Figures words={words} mechanic={mechanic} />
          <div className="flex flex-col items-start gap-1.5 text-sm">
            <MechanicStateMark state={mechanic.state} />
            {mechanic.undecided !== null &&
              mechanic.state !== 'draft' &&
              mechanic.state !== 'inReview' && (
                <VersionStatus t={words.t} of={mechanic.undecided.state} />
              )}
            <NextStep words={words} mechanic={mechanic} />
          </div>
        </li>
      ))}
    </ul>
  );
}
