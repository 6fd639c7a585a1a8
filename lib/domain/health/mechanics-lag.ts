import { addDays } from '../shared/calendar';

/** How far a launched mechanic is with the day. */
export type MechanicLag = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly isPaused: boolean;
  /** The last day whose run is over, and when it was; null: none is. */
  readonly lastRunOn: string | null;
  readonly lastEndedAt: Date | null;
  readonly lastTookMs: number | null;
  /** The first day that it had to run. */
  readonly dueSince: string;
  /** The run of today. */
  readonly today: 'over' | 'begun' | 'notBegun';
  /** Members up to this number are done, while it is under way. */
  readonly throughMemberId: number;
  /** Members who were refused for now and are asked again. */
  readonly askedAgain: number;
};

/** What waits in everything that mechanics do, at one moment. */
export type MechanicsLag = {
  readonly isStopped: boolean;
  readonly todayOn: string;
  /** Minutes of the programme's day that are over. */
  readonly minute: number;
  readonly lastMemberId: number;
  readonly mechanics: readonly MechanicLag[];
  /** Members of whom something was booked that nobody asked of yet. */
  readonly woken: { readonly members: number; readonly oldestAt: Date | null };
  /** Messages that wait, those among them that are due, and since when the oldest is. */
  readonly messages: {
    readonly queued: number;
    readonly due: number;
    readonly oldestDueAt: Date | null;
  };
  /** Awards that wait for their message. */
  readonly awards: { readonly waiting: number; readonly oldestAt: Date | null };
  readonly owed: { readonly codes: number; readonly oldestAt: Date | null };
  readonly readAt: Date;
};

export type LagProblem = 'runs' | 'woken' | 'messages' | 'codes';

const MS_A_SECOND = 1_000;
const SECONDS_A_MINUTE = 60;
/** A night's run is over by this minute of the day, or somebody should look. */
export const RUNS_OVER_BY = 6 * 60;
/** Members are asked within seconds: later than this they are not. */
export const WOKEN_LATE_SECONDS = 5 * SECONDS_A_MINUTE;
/** A message that has been due for longer than this is late. */
export const MESSAGE_LATE_SECONDS = 15 * SECONDS_A_MINUTE;

/** Whether a mechanic should have come further: by yesterday at any hour, by today once the night is over. */
export function isBehind(
  { isPaused, dueSince, lastRunOn }: MechanicLag,
  { isStopped, todayOn, minute }: Pick<MechanicsLag, 'isStopped' | 'todayOn' | 'minute'>,
): boolean {
  if (isPaused || isStopped) return false;
  const dueOn = minute >= RUNS_OVER_BY ? todayOn : addDays(todayOn, -1);
  return dueSince <= dueOn && (lastRunOn ?? '') < dueOn;
}

/** What of mechanics is late, the gravest first. */
export function findLags(lag: MechanicsLag): readonly LagProblem[] {
  const isOlder = (at: Date | null, seconds: number) =>
    at !== null && lag.readAt.getTime() - at.getTime() > seconds * MS_A_SECOND;
  return [
    ...(lag.mechanics.some((one) => isBehind(one, lag)) ? (['runs'] as const) : []),
    ...(!lag.isStopped && isOlder(lag.woken.oldestAt, WOKEN_LATE_SECONDS)
      ? (['woken'] as const)
      : []),
    ...(isOlder(lag.messages.oldestDueAt, MESSAGE_LATE_SECONDS) ? (['messages'] as const) : []),
    ...(lag.owed.codes > 0 ? (['codes'] as const) : []),
  ];
}
