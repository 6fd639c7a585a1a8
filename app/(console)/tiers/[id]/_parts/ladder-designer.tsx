'use client';

import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { withoutKept } from '@/lib/domain/tiers/kept-tiers';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { keepTier } from '@/lib/domain/tiers/ladder-edits';
import type { LadderPage } from '@/lib/domain/tiers/ladder-page';
import { isSameValue, ladderChanges, ladderRows } from '@/lib/domain/tiers/ladder-rows';
import type { LadderStanding, LadderVersion } from '@/lib/domain/tiers/ladder-standing';
import { type LadderWords, tierName } from '../../_parts/ladder-words';
import { type Designer, type LadderRights, MEASURING_SHEET } from './designer-types';
import { DraftTrouble } from './draft-trouble';
import { LadderHeader } from './ladder-header';
import { LadderTable } from './ladder-table';
import { MeasuringLine } from './measuring-line';
import { ReviewLadder } from './review-ladder';
import { MeasuringSheet } from './sheets/measuring-sheet';
import { TierSheet } from './sheets/tier-sheet';
import { SimulationPanel } from './simulation/simulation-panel';
import { type EditedLadder, type LadderDraft, useLadderDraft } from './use-ladder-draft';

type Props = {
  readonly ladder: LadderPage;
  readonly standing: LadderStanding;
  /** What the next version begins with. */
  readonly basis: LadderVersion;
  /** The day on which a version begins that nobody named a day for. */
  readonly freeOn: string;
  readonly rights: LadderRights;
  readonly readerId: number;
};

function editedOf({ nameEn, nameRu }: LadderPage, version: LadderVersion): EditedLadder {
  const { definition, startsOn, endsOn } = version;
  return { nameEn, nameRu, definition, startsOn, endsOn };
}

/** The draft of the page, or what it would begin with. */
function useDraftOfPage({ ladder, standing, basis, freeOn, rights, readerId }: Props) {
  const { undecided } = standing;
  const own = editedOf(ladder, basis);
  const held = { ...own, definition: withoutKept(own.definition), startsOn: freeOn, endsOn: null };
  const waiting =
    undecided === null ? null : { versionId: undecided.versionId, version: undecided.version };
  const no = undecided?.no ?? (ladder.versions[0]?.no ?? 0) + 1;
  const draft = useLadderDraft({
    ruleId: ladder.ruleId,
    drawnOf: ladder,
    kept: undecided === null ? held : editedOf(ladder, undecided),
    handle: undecided?.state === 'draft' ? waiting : null,
    inReview: undecided?.state === 'inReview' ? waiting : null,
    held,
    typedKey: `${readerId}.ladder.${ladder.ruleId}.${no}`,
    isReadOnly: !rights.mayEdit || undecided?.state === 'inReview',
  });
  return { draft, no };
}

/** What the parts of the page share. */
function useDesigner(props: Props, draft: LadderDraft): Designer {
  const { ladder, standing, rights } = props;
  const { undecided, live } = standing;
  const words: LadderWords = {
    t: useTranslations('tiers'),
    locale: useLocale(),
    currency: ladder.currency,
  };
  const mayEdit = rights.mayEdit && undecided?.state !== 'inReview';
  const shown: LadderJson | null =
    mayEdit || undecided !== null || live === null ? draft.edited.definition : null;
  return {
    words,
    live: live === null ? null : withoutKept(live.definition),
    draft: shown,
    rows: ladderRows(live?.definition ?? null, shown),
    flaws: draft.flaws,
    mayEdit,
    nextTierId: Math.max(
      ladder.nextTierId,
      ...draft.edited.definition.tiers.map(({ tierId }) => tierId + 1),
    ),
    cardNames: new Map(
      ladder.cardTypes.map(({ id, nameEn, nameRu }) => [id, tierName(words, { nameEn, nameRu })]),
    ),
    members: new Map(ladder.figures.map((figure) => [figure.tierId, figure])),
    change: (definition, key) => draft.change({ ...draft.edited, definition }, key),
    open: openSheet,
  };
}

/** The sheet stands in the address; nothing of the page has to be read anew for it. */
function openSheet(sheet: string | null) {
  const address = new URL(window.location.href);
  if (sheet === null) address.searchParams.delete('open');
  else address.searchParams.set('open', sheet);
  window.history.pushState(null, '', address);
}

/** The sheet that the address names; of a tier that is no more there is none. */
function OpenSheet({
  ladder,
  designer,
  draft,
  sheet,
}: Props & { designer: Designer; draft: LadderDraft; sheet: string | null }) {
  const closeHref = `/tiers/${ladder.ruleId}`;
  if (sheet === MEASURING_SHEET) {
    return (
      <MeasuringSheet
        designer={designer}
        edited={draft.edited}
        onEdit={draft.change}
        isBegun={ladder.versions.some(({ state }) => state === 'approved')}
        todayOn={ladder.todayOn}
        closeHref={closeHref}
      />
    );
  }
  const tier = designer.draft?.tiers.find(({ tierId }) => String(tierId) === sheet);
  if (tier === undefined || !designer.mayEdit) return null;
  return <TierSheet key={tier.tierId} designer={designer} tier={tier} closeHref={closeHref} />;
}

/** A ladder, designed: what holds beside the draft, what the draft would make of the members, and who decides on it. */
export function LadderDesigner(props: Props) {
  const { ladder, standing } = props;
  const { draft, no } = useDraftOfPage(props);
  const designer = useDesigner(props, draft);
  const sheet = useSearchParams().get('open');
  const { words, live } = designer;
  const { t } = words;
  const edited = draft.edited.definition;
  const changes = live === null ? [] : ladderChanges(live, edited);
  const isSimulated = draft.flaws.length === 0 && (live === null || !isSameValue(live, edited));
  return (
    <>
      <LadderHeader
        ladder={ladder}
        standing={standing}
        rights={props.rights}
        draft={draft}
        no={no}
        designer={designer}
        sheet={sheet}
      />
      <DraftTrouble
        designer={designer}
        draft={draft}
        theirs={standing.undecided?.state === 'draft' ? standing.undecided : null}
      />
      {standing.undecided?.state === 'inReview' && (
        <ReviewLadder
          ladder={ladder}
          standing={standing}
          version={standing.undecided}
          mayApprove={props.rights.mayApprove}
          designer={designer}
        />
      )}
      <SimulationPanel
        ruleId={ladder.ruleId}
        listedAs={props.rights.mayList ? tierName(words, ladder) : null}
        live={live}
        draft={isSimulated ? edited : null}
        draftStartsOn={draft.edited.startsOn}
        keep={
          designer.mayEdit
            ? (tierId, untilOn) => designer.change(keepTier(edited, tierId, untilOn))
            : undefined
        }
      >
        <LadderTable
          designer={designer}
          label={t('table.label')}
          liveNote={
            standing.live === null ? t('table.noLive') : t('version', { no: standing.live.no })
          }
          draftNote={t('table.draftNote', { no, count: changes.length })}
        />
        <MeasuringLine designer={designer} />
      </SimulationPanel>
      <OpenSheet {...props} designer={designer} draft={draft} sheet={sheet} />
    </>
  );
}
