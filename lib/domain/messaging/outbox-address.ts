import { dayInput } from '../access/inputs';
import { type AddressParameters, parameterOf } from '../shared/address-parameters';
import { keptAlong } from '../views/view-query';
import { OUTBOX_WAITS, outboxReason } from './outbox';
import { MESSAGE_CHANNELS, MESSAGE_KINDS, MESSAGE_STATES } from './states';

/** Parameters of the list; `message` is the one that is open beside it. */
const KEYS = [
  'state',
  'waits',
  'within',
  'on',
  'reason',
  'channel',
  'kind',
  'mechanic',
  'before',
  'message',
] as const;
type Key = (typeof KEYS)[number];

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** What an address asks of the outbox; what it cannot mean is left out. */
export function readOutboxAddress(address: AddressParameters) {
  const told = (key: Key) => parameterOf(address, key) ?? undefined;
  return {
    filter: {
      state: MESSAGE_STATES.find((one) => one === told('state')),
      waits: OUTBOX_WAITS.find((one) => one === told('waits')),
      isRecent: told('within') === 'day',
      on: dayInput.safeParse(told('on')).data,
      reason: outboxReason.safeParse(told('reason')).data,
      channel: MESSAGE_CHANNELS.find((one) => one === told('channel')),
      kind: MESSAGE_KINDS.find((one) => one === told('kind')),
      ruleId: numberOf(told('mechanic')),
      before: numberOf(told('before')) ?? null,
    },
    opened: numberOf(told('message')) ?? null,
  };
}

/** The outbox with some parameters changed; null removes one. */
export function outboxHref(
  address: AddressParameters,
  changes: Readonly<Partial<Record<Key, string | null>>>,
): string {
  const query = new URLSearchParams();
  for (const key of KEYS) {
    const value = changes[key] === undefined ? parameterOf(address, key) : changes[key];
    if (value) query.set(key, value);
  }
  const text = query.toString();
  return keptAlong(text === '' ? '/outbox' : `/outbox?${text}`, address);
}

/** The same list as a file. */
export function outboxCsvHref(address: AddressParameters): string {
  const [, query = ''] = outboxHref(address, { before: null, message: null }).split('?');
  return `/api/internal/outbox/csv?${query}`;
}
