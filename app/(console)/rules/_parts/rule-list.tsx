import { RuleSentence } from '@/components/rule/rule-sentence';
import { StandingStatus, VersionStatus } from '@/components/rule/rule-status';
import type { RuleWords } from '@/components/rule/rule-words';
import { versionDays } from '@/components/rule/version-days';
import { TextLink } from '@/components/ui/text-link';
import { ruleHome } from '@/lib/domain/rules/rule-home';
import type { ListedRule } from '@/lib/domain/rules/rule-page';
import { formatDay } from '@/lib/format/dates';

type Props = { readonly rules: readonly ListedRule[]; readonly words: RuleWords };

/** What is under way beside what holds: the next version, and one that waits. */
function Coming({ rule, words }: { readonly rule: ListedRule; readonly words: RuleWords }) {
  const { t, locale } = words;
  const { next, undecided, told } = rule;
  return (
    <>
      {next !== null && next !== told && (
        <span>{t('next', { no: next.no, day: formatDay(next.startsOn, locale) })}</span>
      )}
      {undecided !== null && (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <VersionStatus t={t} of={undecided.state} />
          {t('by', { name: undecided.authorName })}
        </span>
      )}
    </>
  );
}

/** Rules of a kind, each as its sentence, with how it stands and what comes. */
export function RuleList({ rules, words }: Props) {
  const { t, locale } = words;
  return (
    <ul className="border-t">
      {rules.map((rule) => {
        const name = locale === 'ru' ? rule.nameRu : rule.nameEn;
        return (
          <li
            key={rule.ruleId}
            className="grid gap-x-5 gap-y-1 border-b py-2.5 shell:grid-cols-[minmax(0,1fr)_240px]"
          >
            <div className="min-w-0">
              <TextLink href={`${ruleHome(rule.kind)}/${rule.ruleId}`} className="font-medium">
                {name}
              </TextLink>
              <RuleSentence draft={rule.told.definition} words={words} />
            </div>
            <div className="flex flex-col items-start gap-1 text-sm text-ink-2">
              <StandingStatus t={t} of={rule.standing} />
              <span>{versionDays(t, rule.told, locale)}</span>
              <Coming rule={rule} words={words} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
