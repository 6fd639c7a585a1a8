import { TEST_EVENT_TYPE, WEBHOOK_EVENT_TYPES } from '@/lib/domain/webhooks/events';
import { deliveryIdInput } from '@/lib/domain/webhooks/inputs';
import { DELIVERY_STATES } from '@/lib/domain/webhooks/states';

export type LogParameters = {
  readonly state?: string | string[];
  readonly type?: string | string[];
  readonly before?: string | string[];
};

/** Every type of a delivery. */
export const LOGGED_TYPES = [...WEBHOOK_EVENT_TYPES, TEST_EVENT_TYPE] as const;

/** What an address asks of the log; what it cannot mean is left out. */
export function readLogAddress({ state, type, before }: LogParameters) {
  return {
    state: DELIVERY_STATES.find((one) => one === state),
    type: LOGGED_TYPES.find((one) => one === type),
    before: deliveryIdInput.safeParse(Number(before)).data,
  };
}

/** The address of a part of the log. */
export function logAddress(
  endpointId: number,
  { state, type, before }: ReturnType<typeof readLogAddress>,
): string {
  const parts = Object.entries({ state, type, before }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  const query = new URLSearchParams(parts).toString();
  return `/settings/webhooks/${endpointId}${query === '' ? '' : `?${query}`}`;
}
