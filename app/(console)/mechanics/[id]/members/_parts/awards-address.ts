import {
  type AskedAwards,
  type AwardFilter,
  awardsInput,
} from '@/lib/domain/mechanics/results/awards-page';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';

/** What an address of the list asks, and whom to explain. */
export type AwardsAddress = AskedAwards & {
  readonly memberId: number | null;
  /** The number as it was typed. */
  readonly typed: string;
};

const TYPED_MAX = 40;

/** A member's number, typed with or without its letters; null: it is none. */
function memberIdOf(typed: string): number | null {
  const digits = /^\s*(?:MBR-)?(\d{1,15})\s*$/i.exec(typed)?.[1];
  return digits === undefined || Number(digits) < 1 ? null : Number(digits);
}

/** Reads an address; what it says wrongly is as if it said nothing. */
export function readAwardsAddress(ruleId: number, given: AddressParameters): AwardsAddress {
  const typed = (parameterOf(given, 'why') ?? '').slice(0, TYPED_MAX);
  const [on, member, ...key] = (parameterOf(given, 'after') ?? '').split('/');
  const { shape } = awardsInput;
  const state = shape.state.safeParse(parameterOf(given, 'state'));
  const day = (name: 'on' | 'from' | 'through') => {
    const { data } = shape[name].safeParse(parameterOf(given, name) ?? undefined);
    return data === undefined ? {} : { [name]: data };
  };
  const after = shape.after.safeParse({
    on,
    memberId: Number(member),
    occurrence: key.join('/'),
  });
  return {
    ruleId,
    ...(state.success && state.data !== undefined ? { state: state.data } : {}),
    ...day('on'),
    ...day('from'),
    ...day('through'),
    ...(after.success && after.data !== undefined ? { after: after.data } : {}),
    memberId: memberIdOf(typed),
    typed,
  };
}

/** The list with another state, or its next page. */
export function awardsHref(
  { ruleId, state, on, from, through }: AskedAwards,
  change: {
    readonly state?: AwardFilter | 'all';
    readonly after?: NonNullable<AskedAwards['after']>;
  } = {},
): string {
  const words = new URLSearchParams();
  const shown = change.state ?? state;
  if (shown !== undefined && shown !== 'all') words.set('state', shown);
  for (const [name, day] of Object.entries({ on, from, through })) {
    if (day !== undefined) words.set(name, day);
  }
  if (change.after !== undefined) {
    const { on: day, memberId, occurrence } = change.after;
    words.set('after', `${day}/${memberId}/${occurrence}`);
  }
  const path = `/mechanics/${ruleId}/members`;
  return words.size === 0 ? path : `${path}?${words}`;
}
