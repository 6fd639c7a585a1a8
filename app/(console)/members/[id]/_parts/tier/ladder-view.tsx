import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ownName } from '@/components/tier/own-name';
import { cx } from '@/components/ui/cx';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { TierMark } from '@/components/ui/tier-mark';
import type { TierColour } from '@/lib/domain/tiers/ladder';
import { isOwnShown, type MemberLadder } from '@/lib/domain/tiers/member-tier';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { AskView } from './ask-view';
import { useNeedWords } from './use-need-words';
import { WhySentence } from './why-sentence';

type Props = {
  readonly ladder: MemberLadder;
  readonly currency: string;
  readonly todayOn: string;
  readonly tools: ReactNode;
};

const RAILS: Readonly<Record<TierColour, string>> = {
  slate: 'border-l-tier-0',
  bronze: 'border-l-tier-1',
  silver: 'border-l-tier-2',
  gold: 'border-l-tier-3',
  platinum: 'border-l-tier-4',
};

/** How a member stands on a ladder: the tier and its days, why, what is missing to the next one and to keep this one. */
export function LadderView({ ladder, currency, todayOn, tools }: Props) {
  const t = useTranslations('memberTier');
  const locale = useLocale();
  const words = useNeedWords(currency);
  const { tier, why, next, nextTier, keep, standing, oldest } = ladder;
  const isInGrace = standing.graceUntilOn !== null && isOwnShown(ladder);
  const common = { currency, todayOn, oldest, isInGrace };
  return (
    <Section
      title={words.name(ladder)}
      note={t('version', { no: formatCount(ladder.versionNo, locale) })}
      tools={tools}
    >
      <div
        className={cx(
          'overflow-hidden rounded-panel border border-l-3 bg-surface',
          tier !== null && RAILS[tier.colour],
        )}
      >
        <div className="px-4 pt-3 pb-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-figure">
            {tier === null ? t('noTier') : <TierMark {...tier} name={words.name(tier)} />}
            {isInGrace && (
              <Status tone="warning">
                {t('facts.graceUntil', { day: formatDay(standing.graceUntilOn ?? '', locale) })}
              </Status>
            )}
          </p>
          <div className="mt-0.5 text-sm text-ink-2">
            <StandingFacts ladder={ladder} />
          </div>
          {/* A tier that a floor holds is not where a member begins. */}
          {(why !== null || ladder.floorUntilOn === null) && (
            <div className="mt-2 max-w-prose">
              <WhySentence why={why} currency={currency} />
            </div>
          )}
        </div>
        {(next !== null || keep !== null) && (
          <div className="grid border-t sm:grid-cols-2 sm:divide-x max-sm:divide-y">
            {keep !== null && tier !== null && (
              <AskView ask={keep} tier={tier} purpose="keep" {...common} />
            )}
            {next !== null && nextTier !== null ? (
              <AskView ask={next} tier={nextTier} purpose="next" {...common} />
            ) : (
              <p className="px-4 py-3 text-sm text-ink-2">{t('ask.top')}</p>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}

/** Words of how long something holds by itself. */
function useValidity(): (canBeLost: boolean, validUntilOn: string | null) => string {
  const t = useTranslations('memberTier.facts');
  const locale = useLocale();
  return (canBeLost, validUntilOn) => {
    if (!canBeLost) return t('nothingToLose');
    if (validUntilOn === null) return t('everyNight');
    return t('validUntil', { day: formatDay(validUntilOn, locale, 'long') });
  };
}

/** Since when, how long it holds by itself, and to which day it is held whatever the member buys. */
function StandingFacts({ ladder }: { readonly ladder: MemberLadder }) {
  const t = useTranslations('memberTier');
  const locale = useLocale();
  const validity = useValidity();
  const { sinceOn, validUntilOn, floorUntilOn, canBeLost, standing } = ladder;
  const day = (on: string) => formatDay(on, locale, 'long');
  const { heldUntilOn } = standing;
  const hasClock = standing.graceUntilOn !== null && isOwnShown(ladder);
  return (
    <>
      <DottedFacts
        facts={[
          ...(sinceOn === null ? [] : [['since', t('since', { day: day(sinceOn) })] as const]),
          ...(hasClock || (floorUntilOn !== null && floorUntilOn === validUntilOn)
            ? []
            : [['validity', validity(canBeLost, validUntilOn)] as const]),
          ...(floorUntilOn === null
            ? []
            : [['floor', t('facts.floorUntil', { day: day(floorUntilOn) })] as const]),
          ...(heldUntilOn === null || !isOwnShown(ladder)
            ? []
            : [['held', t('facts.heldUntil', { day: day(heldUntilOn) })] as const]),
        ]}
      />
      {floorUntilOn !== null && <Beneath ladder={ladder} />}
    </>
  );
}

/** What stands beneath a floor: what the member earned, and how long that holds. */
function Beneath({
  ladder: { ownTier, standing, canOwnBeLost },
}: {
  readonly ladder: MemberLadder;
}) {
  const t = useTranslations('memberTier');
  const locale = useLocale();
  const validity = useValidity();
  const { graceUntilOn, validUntilOn } = standing;
  return (
    <p className="mt-0.5">
      {t('facts.beneath', {
        tier: ownTier === null ? t('noTier') : ownName(ownTier, locale),
        holds:
          graceUntilOn === null
            ? validity(canOwnBeLost, validUntilOn)
            : t('facts.graceUntil', { day: formatDay(graceUntilOn, locale, 'long') }),
      })}
    </p>
  );
}
