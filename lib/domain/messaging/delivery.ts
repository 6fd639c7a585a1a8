/** Attempts before a message is given up. */
export const MESSAGE_ATTEMPTS = 5;
/** Messages that one claim takes. */
export const CLAIM_SIZE = 10;
/** Claims that a worker works on at once: some are judged and written down while others are on their way. */
export const CLAIMS_AT_ONCE = 3;
/** Messages that a worker sends at once: each that is claimed has a way of its own, and begins with the claim. */
export const SENDS_AT_ONCE = CLAIM_SIZE * CLAIMS_AT_ONCE;
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
export type SendFailure = {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
};

/** A failure: its code holds no personal data; a final one is not tried again. `isContact`: nothing arrives at this contact. */
export type JudgedFailure = {
  readonly code: string;
  readonly isFinal: boolean;
  readonly isContact?: boolean;
};

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

/** Replies about a recipient that say more than "not now" or "not this": there is no such mailbox (RFC 5321, 4.2.3). */
const NO_MAILBOX = [550, 551, 553];

/** Whether an attempt is worth repeating: a 5xx reply about the message is final, everything else may pass. */
export function judgeFailure({ code, responseCode, command }: SendFailure): JudgedFailure {
  const way = typeof code === 'string' ? WAY_CODES[code] : undefined;
  const reply = typeof responseCode === 'number' ? responseCode : 0;
  const isReply = reply >= FIRST_TRANSIENT && reply <= LAST_REPLY;
  if (way === 'auth' || (way !== undefined && !isReply)) return { code: way, isFinal: false };
  if (isReply) {
    const isContact = command === 'RCPT TO' && NO_MAILBOX.includes(reply);
    const judged = { code: `smtp_${reply}`, isFinal: reply >= FIRST_PERMANENT };
    return isContact ? { ...judged, isContact } : judged;
  }
  return { code: code === 'EENVELOPE' ? 'address' : 'other', isFinal: code === 'EENVELOPE' };
}

const LAST_SUCCESS = 299;
const FIRST_SUCCESS = 200;
/** Answers of a provider that say that there is nobody behind the contact. */
const GONE = [404, 410];
/** Answers about the request itself: the same one gets the same. */
const FINAL = [400, 404, 409, 410, 413, 422];
const REFUSED_KEY = [401, 403];

/** What a provider's HTTP status means; null: it took the message over. What is not about this message may pass. */
export function judgeProvider(status: number | null): JudgedFailure | null {
  if (status === null) return { code: 'connection', isFinal: false };
  if (status >= FIRST_SUCCESS && status <= LAST_SUCCESS) return null;
  if (REFUSED_KEY.includes(status)) return { code: 'auth', isFinal: false };
  const judged = { code: `http_${status}`, isFinal: FINAL.includes(status) };
  return GONE.includes(status) ? { ...judged, isContact: true } : judged;
}
