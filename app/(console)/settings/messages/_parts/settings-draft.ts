import {
  CAP_MAX,
  type MessageSettings,
  messageSettingsInput,
  STALE_HOURS_MAX,
} from '@/lib/domain/messaging/message-settings';

/** The settings as they are typed. */
export type SettingsDraft = {
  readonly capADay: string;
  readonly capAWeek: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly staleHours: string;
};
export type SettingsField = keyof SettingsDraft;

const AN_HOUR = 60;
const two = (value: number) => String(value).padStart(2, '0');

/** A minute of the day as a clock shows it: 21:00. */
export function clockOf(minute: number): string {
  return `${two(Math.floor(minute / AN_HOUR))}:${two(minute % AN_HOUR)}`;
}

function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * AN_HOUR + Number(minutes);
}

export function draftOf(settings: MessageSettings): SettingsDraft {
  const { capADay, capAWeek, quietFromMinute, quietUntilMinute, staleHours } = settings;
  return {
    capADay: String(capADay),
    capAWeek: String(capAWeek),
    quietFrom: clockOf(quietFromMinute),
    quietUntil: clockOf(quietUntilMinute),
    staleHours: String(staleHours),
  };
}

const wholeOf = (text: string, most: number): number | null => {
  const number = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
};

type Problem = 'number' | 'weekLess' | 'time';

/** What was typed as settings, or what is wrong with each field. */
export function readSettings(draft: SettingsDraft) {
  const capADay = wholeOf(draft.capADay, CAP_MAX);
  const capAWeek = wholeOf(draft.capAWeek, CAP_MAX);
  const staleHours = wholeOf(draft.staleHours, STALE_HOURS_MAX);
  const quietFromMinute = minuteOf(draft.quietFrom);
  const quietUntilMinute = minuteOf(draft.quietUntil);
  const isLess = capADay !== null && capAWeek !== null && capAWeek < capADay;
  const problems: Readonly<Record<SettingsField, Problem | null>> = {
    capADay: capADay === null ? 'number' : null,
    capAWeek: capAWeek === null ? 'number' : isLess ? 'weekLess' : null,
    quietFrom: quietFromMinute === null ? 'time' : null,
    quietUntil: quietUntilMinute === null ? 'time' : null,
    staleHours: staleHours === null ? 'number' : null,
  };
  const typed = { capADay, capAWeek, quietFromMinute, quietUntilMinute, staleHours };
  return { settings: messageSettingsInput.safeParse(typed).data ?? null, problems };
}
