/** Attempts before a message is given up. */
export const MESSAGE_ATTEMPTS = 5;
/** Messages that a worker sends at once. */
export const SENDS_AT_ONCE = 5;
/** Longest one attempt takes. */
export const SEND_SECONDS = 60;
/** During an attempt its worker says this often that it lives. */
export const BEAT_SECONDS = 10;
/** After this another worker takes a message up whose sender fell silent: some beats, and less than a minute. */
export const LEASE_SECONDS = 45;

const MS_A_SECOND = 1_000;
/** Before the second attempt, the third, ... */
const WAIT_SECONDS = [30, 120, 600, 3_600] as const;

/** When a message is tried again after its n-th attempt failed; null: never. */
export function nextAttemptAt(attempts: number, now: Date): Date | null {
  const seconds = attempts < MESSAGE_ATTEMPTS ? WAIT_SECONDS[attempts - 1] : undefined;
  return seconds === undefined ? null : new Date(now.getTime() + seconds * MS_A_SECOND);
}

/** What a mail server or the way to it answered, as the mail library tells it. */
export type SendFailure = { readonly code?: unknown; readonly responseCode?: unknown };

/** A failure: its code holds no personal data; a final one is not tried again. */
export type JudgedFailure = { readonly code: string; readonly isFinal: boolean };

/** Steps of the way that fail for every message alike: the settings or the server, not the address. */
const WAY_CODES: Readonly<Record<string, string>> = {
  EAUTH: 'auth',
  ENOAUTH: 'auth',
  ETLS: 'tls',
  ECONNECTION: 'connection',
  ECONNREFUSED: 'connection',
  ECONNRESET: 'connection',
  ESOCKET: 'connection',
  EDNS: 'connection',
  ENOTFOUND: 'connection',
  ETIMEDOUT: 'timeout',
};

const FIRST_PERMANENT = 500;
const LAST_REPLY = 599;
const FIRST_TRANSIENT = 400;

/** Whether an attempt is worth repeating: a 5xx reply about the message is final, everything else may pass. */
export function judgeFailure({ code, responseCode }: SendFailure): JudgedFailure {
  const way = typeof code === 'string' ? WAY_CODES[code] : undefined;
  const reply = typeof responseCode === 'number' ? responseCode : 0;
  const isReply = reply >= FIRST_TRANSIENT && reply <= LAST_REPLY;
  if (way === 'auth' || (way !== undefined && !isReply)) return { code: way, isFinal: false };
  if (isReply) return { code: `smtp_${reply}`, isFinal: reply >= FIRST_PERMANENT };
  return { code: code === 'EENVELOPE' ? 'address' : 'other', isFinal: code === 'EENVELOPE' };
}
