import { useTranslations } from 'next-intl';
import { DifferenceRows } from '@/components/rule/difference-rows';
import { RuleSentence } from '@/components/rule/rule-sentence';
import { VersionStatus } from '@/components/rule/rule-status';
import type { RuleWords } from '@/components/rule/rule-words';
import { versionDays } from '@/components/rule/version-days';
import { WhoAndWhen } from '@/components/rule/who-and-when';
import { Status } from '@/components/ui/status';
import type { MechanicPage, MechanicVersion } from '@/lib/domain/mechanics/mechanic-page';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import { differingParts } from '../../../_parts/told-parts';
import { useToldWords } from '../../../_parts/use-told-words';

type Props = {
  readonly words: RuleWords;
  readonly segments: SegmentDictionary | null;
  readonly mechanic: MechanicPage;
};

/** The version that one is compared with: the approved one before it, else the one before. */
function comparedWith(versions: readonly MechanicVersion[], { no }: MechanicVersion) {
  const before = versions.filter((other) => other.no < no);
  return before.find(({ state }) => state === 'approved') ?? before[0];
}

/** The versions of a mechanic, the latest first: what each says, what it changed, who wrote and who decided. */
export function MechanicVersions({ words, segments, mechanic }: Props) {
  const book = useTranslations('ruleBook');
  const told = useToldWords(words.dictionary, segments);
  const { versions, currentNo, older, timeZone } = mechanic;
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
                  <h2 className="font-medium">{book('rule.version', { no: version.no })}</h2>
                  {version.no === currentNo ? (
                    <Status tone="success">{book('standing.inForce')}</Status>
                  ) : (
                    <VersionStatus t={book} of={version.state} />
                  )}
                </div>
                <p className="text-sm">{versionDays(book, version, words.locale)}</p>
                <WhoAndWhen words={words} timeZone={timeZone} version={version} />
              </div>
              <div className="min-w-0">
                <RuleSentence draft={version.definition} words={words} />
                {before !== undefined && (
                  <div className="mt-2">
                    <h3 className="mb-1 text-xs text-ink-3">
                      {book('rule.against', { no: before.no })}
                    </h3>
                    <DifferenceRows
                      rows={differingParts([before.definition, version.definition], told)}
                    />
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {older > 0 && (
        <p className="mt-2 text-sm text-ink-2">{book('rule.older', { count: older })}</p>
      )}
    </>
  );
}
