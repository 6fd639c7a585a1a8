import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';

/** The list with some parameters changed; null removes one. Its place stays only where it is kept. */
export function cardsHref(
  parameters: AddressParameters,
  changes: Readonly<Record<string, string | null>>,
  keepsPlace = false,
): string {
  const query = new URLSearchParams();
  for (const key of Object.keys(parameters)) {
    const value = parameterOf(parameters, key);
    if (value && (keepsPlace || key !== 'after')) query.set(key, value);
  }
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) query.delete(key);
    else query.set(key, value);
  }
  const text = query.toString();
  return text === '' ? '/cards' : `/cards?${text}`;
}

/** The filters of the list alone, as they stand in the address: neither its place, nor the card that is open, nor how it is shown. */
export function filterQueryOf(parameters: AddressParameters): string {
  const shownOtherwise = { card: null, columns: null, view: null };
  return cardsHref(parameters, shownOtherwise).split('?')[1] ?? '';
}
