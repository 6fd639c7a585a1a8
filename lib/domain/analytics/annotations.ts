import type { RuleKind } from '../rules/definition';
import { addDays, monthOf } from '../shared/calendar';

/** Longest note on a time axis, in characters. */
export const NOTE_MAX = 120;
/** Notes in a programme that were not taken back. */
export const NOTES_MAX = 1_000;
/** Annotations that one time axis shows: the latest. */
export const ANNOTATIONS_SHOWN = 200;

/** What an annotation tells. `note` is a person's own words; everything else is set by mechanics and rules themselves. */
export const ANNOTATION_KINDS = [
  'launched',
  'paused',
  'resumed',
  'stopped',
  'ended',
  'changed',
  'ruleBegan',
  'ruleChanged',
  'ruleEnded',
  'ladderBegan',
  'ladderChanged',
  'note',
] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** Something that happened on a day of the time axis. */
export type Annotation = {
  readonly id: string;
  readonly on: string;
  readonly kind: AnnotationKind;
  /** The mechanic or rule; null: a note. */
  readonly rule: {
    readonly ruleId: number;
    readonly isMechanic: boolean;
    readonly isLadder: boolean;
    readonly nameEn: string;
    readonly nameRu: string;
  } | null;
  /** A mechanic that was launched then and still runs. */
  readonly isLive: boolean;
  readonly note: {
    readonly noteId: number;
    readonly version: number;
    readonly text: string;
    readonly byName: string;
  } | null;
};

/** An approved version of a rule, in the order in which they hold. Days are of the programme's zone. */
export type DatedVersion = {
  readonly ruleId: number;
  readonly kind: RuleKind;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** How a mechanic is switched, with the days; null: it never was, or is not. */
export type DatedSwitches = {
  readonly ruleId: number;
  readonly launchedOn: string | null;
  readonly pausedOn: string | null;
  readonly archivedOn: string | null;
};

/** A move of a mechanic that was written down: pauses that are over are told by nothing else. */
export type DatedMove = {
  readonly ruleId: number;
  readonly move: 'pause' | 'resume';
  readonly on: string;
};

type Facts = {
  readonly versions: readonly DatedVersion[];
  readonly switches: readonly DatedSwitches[];
  readonly moves: readonly DatedMove[];
};

type Event = { readonly on: string; readonly kind: AnnotationKind };

/** The last day of what holds, when nothing follows on the day after; null: it goes on. */
function endOf(versions: readonly DatedVersion[]): string | null {
  return versions.at(-1)?.endsOn ?? null;
}

/** The first days of versions; those that begin on one day are one change. */
function startsOf(versions: readonly DatedVersion[]): readonly string[] {
  return [...new Set(versions.map(({ startsOn }) => startsOn))].toSorted();
}

function ruleEvents(versions: readonly DatedVersion[]): readonly Event[] {
  const isLadder = versions[0]?.kind === 'tiers';
  const end = endOf(versions);
  return [
    ...startsOf(versions).map((on, index): Event => {
      const [began, changed] = isLadder
        ? (['ladderBegan', 'ladderChanged'] as const)
        : (['ruleBegan', 'ruleChanged'] as const);
      return { on, kind: index === 0 ? began : changed };
    }),
    ...(end === null ? [] : [{ on: addDays(end, 1), kind: 'ruleEnded' } as const]),
  ];
}

/** Of a mechanic that was launched: from when it gave, what changed, its pauses, and its end or that it was put away, whichever came first. */
function mechanicEvents(
  versions: readonly DatedVersion[],
  switches: DatedSwitches | undefined,
  moves: readonly DatedMove[],
): readonly Event[] {
  const launchedOn = switches?.launchedOn ?? null;
  const starts = startsOf(versions);
  const [first] = starts;
  if (launchedOn === null || first === undefined) return [];
  const began = launchedOn > first ? launchedOn : first;
  const over = endOf(versions);
  const ended = over === null ? null : addDays(over, 1);
  const { pausedOn = null, archivedOn = null } = switches ?? {};
  const isStopped = archivedOn !== null && (ended === null || archivedOn <= ended);
  const pauses = new Set([
    ...moves.filter(({ move }) => move === 'pause').map(({ on }) => on),
    ...(pausedOn === null ? [] : [pausedOn]),
  ]);
  return [
    { on: began, kind: 'launched' },
    ...starts.filter((on) => on > began).map((on): Event => ({ on, kind: 'changed' })),
    ...[...pauses].map((on): Event => ({ on, kind: 'paused' })),
    ...moves
      .filter(({ move }) => move === 'resume')
      .map(({ on }): Event => ({ on, kind: 'resumed' })),
    ...(isStopped ? [{ on: archivedOn, kind: 'stopped' } as const] : []),
    ...(ended !== null && !isStopped ? [{ on: ended, kind: 'ended' } as const] : []),
  ];
}

/** What mechanics and rules set on the time axis: everything that they say of themselves, as of a day. */
export function ruleAnnotations(facts: Facts, todayOn: string): readonly Annotation[] {
  const byRule = Map.groupBy(facts.versions, ({ ruleId }) => ruleId);
  return [...byRule].flatMap(([ruleId, versions]) => {
    const [first] = versions;
    if (first === undefined) return [];
    const isMechanic = first.kind === 'mechanic';
    const switches = facts.switches.find((one) => one.ruleId === ruleId);
    const moves = facts.moves.filter((one) => one.ruleId === ruleId);
    const events = isMechanic ? mechanicEvents(versions, switches, moves) : ruleEvents(versions);
    const isOver = events.some(
      ({ kind, on }) => (kind === 'stopped' || kind === 'ended') && on <= todayOn,
    );
    const isLive = isMechanic && !isOver && (switches?.pausedOn ?? null) === null;
    const { nameEn, nameRu } = first;
    const rule = { ruleId, isMechanic, isLadder: first.kind === 'tiers', nameEn, nameRu };
    return events.map(({ on, kind }) => ({
      id: `${kind}-${ruleId}-${on}`,
      on,
      kind,
      rule,
      isLive: isLive && kind === 'launched' && on <= todayOn,
      note: null,
    }));
  });
}

/** Annotations of some days in their order, each once; of too many the latest. */
export function shownAnnotations(
  annotations: readonly Annotation[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly Annotation[] {
  const byId = new Map(annotations.map((one) => [one.id, one]));
  return [...byId.values()]
    .filter(({ on }) => from <= on && on <= to)
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id))
    .slice(-ANNOTATIONS_SHOWN);
}

/** What happened in a category of an axis: its letter, its place, and what it was. */
export type AnnotatedPlace = {
  readonly letter: string;
  readonly index: number;
  readonly annotations: readonly Annotation[];
};

const A = 'A'.charCodeAt(0);

/** The months of an axis in which something happened, lettered from the left. */
export function annotatedMonths(
  months: readonly string[],
  annotations: readonly Annotation[],
): readonly AnnotatedPlace[] {
  const byMonth = Map.groupBy(annotations, ({ on }) => monthOf(on));
  return months
    .flatMap((month, index) => {
      const own = byMonth.get(month);
      return own === undefined ? [] : [{ index, annotations: own }];
    })
    .map((place, order) => ({ ...place, letter: String.fromCharCode(A + order) }));
}
