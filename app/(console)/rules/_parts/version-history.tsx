import { RuleSentence } from '@/components/rule/rule-sentence';
import { VersionStatus } from '@/components/rule/rule-status';
import type { RuleWords } from '@/components/rule/rule-words';
import { versionDays } from '@/components/rule/version-days';
import { WhoAndWhen } from '@/components/rule/who-and-when';
import { Status } from '@/components/ui/status';
import type { RulePage, ShownVersion } from '@/lib/domain/rules/rule-page';
import { DifferenceList } from './difference-list';

type Props = {
  readonly words: RuleWords;
  readonly rule: RulePage & { readonly timeZone: string };
};

/** The version that one is compared with: the approved one before it, else the one before. */
export function comparedWith(
  versions: readonly ShownVersion[],
  version: ShownVersion,
): ShownVersion | undefined {
  const before = versions.filter(({ no }) => no < version.no);
  return before.find(({ state }) => state === 'approved') ?? before[0];
}

/** The versions of a rule, the latest first: what each says, what it changed, who wrote and who decided. */
export function VersionHistory({ words, rule }: Props) {
  const { t, locale } = words;
  const { versions, currentNo, older } = rule;
  return (
    <>
      <ol className="border-t">
        {versions.map((version) => {
          const before = comparedWith(versions, version);
          return (
            <li
              key={version.versionId}
              className="grid gap-x-6 gap-y-2 border-b py-3 shell:grid-cols-[220px_minmax(0,1fr)]"
            >
              <div>
                <div className="flex flex-wrap items-center gap-1.5">
                  <h3 className="font-medium">{t('rule.version', { no: version.no })}</h3>
                  {version.no === currentNo ? (
                    <Status tone="success">{t('standing.inForce')}</Status>
                  ) : (
                    <VersionStatus t={t} of={version.state} />
                  )}
                </div>
                <p className="text-sm">{versionDays(t, version, locale)}</p>
                <WhoAndWhen words={words} timeZone={rule.timeZone} version={version} />
              </div>
              <div className="min-w-0">
                <RuleSentence draft={version.definition} words={words} />
                {before !== undefined && (
                  <div className="mt-2">
                    <h4 className="mb-1 text-xs text-ink-3">
                      {t('rule.against', { no: before.no })}
                    </h4>
                    <DifferenceList words={words} before={before} after={version} />
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {older > 0 && <p className="mt-2 text-sm text-ink-2">{t('rule.older', { count: older })}</p>}
    </>
  );
}
