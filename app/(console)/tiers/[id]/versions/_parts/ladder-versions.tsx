import { useTranslations } from 'next-intl';
import { VersionStatus } from '@/components/rule/rule-status';
import { versionDays } from '@/components/rule/version-days';
import { Status } from '@/components/ui/status';
import { TierMark } from '@/components/ui/tier-mark';
import type { LadderPage } from '@/lib/domain/tiers/ladder-page';
import type { LadderVersion } from '@/lib/domain/tiers/ladder-standing';
import { formatMoment } from '@/lib/format/dates';
import { ChangeList } from '../../../_parts/change-list';
import { changeRows } from '../../../_parts/change-words';
import { type LadderWords, thresholdWords, tierName } from '../../../_parts/ladder-words';

type Props = {
  readonly words: LadderWords;
  readonly ladder: LadderPage;
  readonly versions: readonly LadderVersion[];
  readonly cards: ReadonlyMap<number, string>;
};

/** The version that one is compared with: the approved one before it, else the one before. */
function comparedWith(versions: readonly LadderVersion[], { no }: LadderVersion) {
  const before = versions.filter((version) => version.no < no);
  return before.find(({ state }) => state === 'approved') ?? before[0];
}

type OneProps = Omit<Props, 'versions'> & { readonly version: LadderVersion };

function WhoAndWhen({ words: { locale }, ladder: { timeZone }, version }: OneProps) {
  const t = useTranslations('ruleBook');
  const at = (moment: Date) => formatMoment(moment, { locale, timeZone });
  const { reviewerName, decidedAt, submittedAt, note, reviewNote, state } = version;
  return (
    <ul className="mt-1 text-sm text-ink-2">
      <li>{t('rule.written', { name: version.authorName, moment: at(version.createdAt) })}</li>
      {state === 'inReview' && submittedAt !== null && (
        <li>{t('rule.submitted', { moment: at(submittedAt) })}</li>
      )}
      {note !== '' && <li className="wrap-anywhere">{t('rule.noteSaid', { note })}</li>}
      {reviewerName !== null && decidedAt !== null && (
        <li>
          {t('rule.decided', {
            state: t(`states.${state}`),
            name: reviewerName,
            moment: at(decidedAt),
          })}
        </li>
      )}
      {reviewNote !== '' && (
        <li className="wrap-anywhere">{t('rule.reasonSaid', { note: reviewNote })}</li>
      )}
    </ul>
  );
}

/** The tiers of a version from the highest down, each with what it asks. */
function TiersOf({ words, version: { definition } }: OneProps) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {definition.tiers.toReversed().map((tier) => (
        <li key={tier.tierId} className="inline-flex gap-1.5">
          <TierMark shape={tier.shape} colour={tier.colour} name={tierName(words, tier)} />
          <span className="text-ink-2">{thresholdWords(words, definition, tier)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The versions of a ladder, the latest first. */
export function LadderVersions({ versions, ...props }: Props) {
  const { words, ladder, cards } = props;
  const t = useTranslations('ruleBook');
  return (
    <>
      <ol className="border-t">
        {versions.map((version) => {
          const before = comparedWith(versions, version);
          return (
            <li
              key={version.versionId}
              className="grid gap-x-6 gap-y-2 border-b py-3 shell:grid-cols-[240px_minmax(0,1fr)]"
            >
              <div>
                <div className="flex flex-wrap items-center gap-1.5">
                  <h2 className="font-medium">{t('rule.version', { no: version.no })}</h2>
                  {version.no === ladder.currentNo ? (
                    <Status tone="live">{t('standing.inForce')}</Status>
                  ) : (
                    <VersionStatus t={t} of={version.state} />
                  )}
                </div>
                <p className="text-sm">{versionDays(t, version, words.locale)}</p>
                <WhoAndWhen {...props} version={version} />
              </div>
              <div className="min-w-0">
                <TiersOf {...props} version={version} />
                {before !== undefined && (
                  <>
                    <h3 className="mb-1 text-xs text-ink-3">
                      {t('rule.against', { no: before.no })}
                    </h3>
                    <ChangeList
                      words={words}
                      rows={changeRows(words, {
                        before: before.definition,
                        after: version.definition,
                        cards,
                      })}
                      heads={[t('rule.was'), t('rule.now')]}
                    />
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {ladder.older > 0 && (
        <p className="mt-2 text-sm text-ink-2">{t('rule.older', { count: ladder.older })}</p>
      )}
    </>
  );
}
