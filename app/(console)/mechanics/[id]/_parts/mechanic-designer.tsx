'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { useLiveCount } from '@/components/segment/builder/use-live-count';
import { checklist, daysMeet } from '@/lib/domain/mechanics/checklist';
import type { Mechanic } from '@/lib/domain/mechanics/definition';
import { withValue } from '@/lib/domain/mechanics/mechanic-edits';
import { partOf, readMechanic } from '@/lib/domain/mechanics/mechanic-flaws';
import type { MechanicVersion } from '@/lib/domain/mechanics/mechanic-page';
import type { MechanicSimulation } from '@/lib/domain/mechanics/simulation/simulation-input';
import { type SegmentDraft, wholeOf } from '@/lib/domain/segments/draft';
import { ChecklistPanel } from './checklist-panel';
import { DesignerStrip } from './designer-strip';
import type { Designer, DesignerGiven } from './designer-types';
import { DraftTrouble } from './draft-trouble';
import type { MechanicWords } from './fields/field-types';
import { ForecastPart } from './forecast-part';
import { ForecastRail } from './forecast-rail';
import { GivesPart } from './gives-part';
import { LimitsPart } from './limits-part';
import { MechanicHeader } from './mechanic-header';
import { MessagePart } from './message-part';
import { NamePart } from './name-part';
import { PlainSentence } from './plain-sentence';
import { ReviewMechanic } from './review-mechanic';
import { SpentStrip } from './spent-strip';
import { type EditedMechanic, type MechanicDraft, useMechanicDraft } from './use-mechanic-draft';
import { WhenPart } from './when-part';
import { WhoPart } from './who-part';

type Props = {
  readonly given: DesignerGiven;
  /** What is said about it, below its parts. */
  readonly discussion: ReactNode;
};

const EVERYONE: SegmentDraft = { version: 1, include: null, exclude: null };
/** States in which something was or may have been given. */
const LAUNCHED: readonly string[] = ['running', 'paused', 'ended', 'archived'];

function editedOf(
  { nameEn, nameRu }: DesignerGiven['mechanic'],
  { definition, startsOn, endsOn }: MechanicVersion,
): EditedMechanic {
  return { nameEn, nameRu, definition, startsOn, endsOn };
}

/** The draft of the page, or what it would begin with. */
function useDraftOfPage({ mechanic, standing, basis, rights, readerId }: DesignerGiven) {
  const { undecided } = standing;
  const held = { ...editedOf(mechanic, basis), startsOn: mechanic.todayOn };
  const waiting =
    undecided === null ? null : { versionId: undecided.versionId, version: undecided.version };
  const no = undecided?.no ?? (mechanic.versions[0]?.no ?? 0) + 1;
  const isReadOnly =
    !rights.mayEdit || undecided?.state === 'inReview' || mechanic.state === 'archived';
  const state = useMechanicDraft({
    ruleId: mechanic.ruleId,
    drawnOf: mechanic,
    kept: undecided === null ? held : editedOf(mechanic, undecided),
    handle: undecided?.state === 'draft' ? waiting : null,
    inReview: undecided?.state === 'inReview' ? waiting : null,
    held,
    typedKey: `${readerId}.mechanic.${mechanic.ruleId}.${no}`,
    isReadOnly,
  });
  return { state, no, isReadOnly };
}

/** Others on the same days that no group holds apart from it. */
function besideOf({ mechanic }: DesignerGiven, { edited }: MechanicDraft): number {
  const group = edited.definition.group?.name ?? null;
  return mechanic.beside.filter(
    (other) => daysMeet(edited, other) && (group === null || other.group !== group),
  ).length;
}

type Counted = {
  readonly parsed: Mechanic | null;
  readonly members: number | null;
  readonly isSimulated: boolean;
};

function checksOf(
  given: DesignerGiven,
  state: MechanicDraft,
  { parsed, members, isSimulated }: Counted,
) {
  const { mechanic, standing } = given;
  const isAsHeld = standing.undecided === null && !state.isDirty;
  return checklist({
    mechanic: parsed,
    flaws: state.flaws.map((flaw) => ({ part: partOf(flaw) })),
    audience: members,
    startsOn: state.edited.startsOn,
    todayOn: mechanic.todayOn,
    beside: besideOf(given, state),
    isSimulated,
    isReviewed: isAsHeld && standing.basis?.state === 'approved',
  });
}

/** What the parts of the page share. */
function useDesigner(
  given: DesignerGiven,
  { reached, isForecast }: { readonly reached: number | null; readonly isForecast: boolean },
): Designer {
  const { state, no, isReadOnly } = useDraftOfPage(given);
  const { mechanic, dictionary, segments } = given;
  const words: MechanicWords = {
    t: useTranslations('mechanics'),
    locale: useLocale(),
    currency: mechanic.currency,
  };
  const { edited, flaws } = state;
  const { definition } = edited;
  const parsed = useMemo(() => readMechanic(definition).mechanic, [definition]);
  const audience = (definition.audience ?? EVERYONE) as SegmentDraft;
  const counted = useLiveCount(segments === null ? null : wholeOf(audience));
  const count = segments === null ? null : counted;
  const members = count === null || count.isStale ? null : (count.exact?.total.count ?? null);
  return {
    ...{ words, given, state, edited, parsed, no, count },
    draft: definition,
    mayEdit: !isReadOnly,
    set: (at, value) =>
      state.change({ ...edited, definition: withValue(definition, at, value) }, at),
    change: state.change,
    errorAt: (at) => {
      const flaw = flaws.find((one) => one.at === at);
      return flaw === undefined ? undefined : words.t(`flaws.${flaw.code}`);
    },
    tiers: dictionary.tiers.map(({ id, nameEn, nameRu }) => ({
      value: id,
      label: words.locale === 'ru' ? nameRu : nameEn,
    })),
    categories: given.categories,
    power: { ...given.power, reachedAYear: reached ?? given.power.reachedAYear },
    partners: dictionary.partners,
    checks: checksOf(given, state, {
      ...{ parsed, members },
      // The forecast follows what is written, once somebody asked for it.
      isSimulated: isForecast && parsed !== null,
    }),
  };
}

/** A mechanic, designed on one page: who, when, what, the message and the limits; beside it what to think of before it goes on. */
export function MechanicDesigner({ given, discussion }: Props) {
  const [isForecast, setForecast] = useState(false);
  const [simulation, setSimulation] = useState<MechanicSimulation>();
  const reached = simulation?.members.count ?? null;
  const designer = useDesigner(given, { reached, isForecast });
  const { mechanic, standing } = given;
  const { undecided } = standing;
  return (
    <>
      <MechanicHeader designer={designer} />
      <DraftTrouble designer={designer} />
      {LAUNCHED.includes(mechanic.state) && <SpentStrip designer={designer} />}
      <div className="grid items-start gap-x-6 gap-y-5 dock:grid-cols-[minmax(0,1fr)_332px]">
        <div className="min-w-0">
          <PlainSentence designer={designer} />
          <DesignerStrip designer={designer} simulation={simulation} />
          {undecided?.state === 'inReview' && (
            <ReviewMechanic designer={designer} version={undecided} />
          )}
          <WhoPart designer={designer} />
          <WhenPart designer={designer} />
          <GivesPart designer={designer} />
          <MessagePart designer={designer} />
          <LimitsPart designer={designer} />
          {designer.mayEdit && <NamePart designer={designer} />}
          {discussion}
        </div>
        <aside
          aria-label={designer.words.t('checks.title')}
          className="flex min-w-0 flex-col gap-4"
        >
          <ChecklistPanel designer={designer} />
          <ForecastRail
            words={designer.words}
            isAsked={isForecast}
            simulation={simulation}
            onAsk={() => setForecast(true)}
          />
        </aside>
      </div>
      {isForecast && <ForecastPart designer={designer} onAnswer={setSimulation} />}
    </>
  );
}
