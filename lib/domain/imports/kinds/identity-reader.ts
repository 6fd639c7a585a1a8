import type { IdentityKind } from '../../members/states';
import { refuseRow } from '../mapping/column-access';
import { readCard, readEmail, readReference } from './field-readers';
import type { ReaderContext } from './row-reader';

type IdentityReader = (text: string, field: string, context: ReaderContext) => string;

/** How a text that names a member becomes the value that the programme knows, by kind. */
export const IDENTITY_READERS: Readonly<Record<IdentityKind, IdentityReader>> = {
  external: readReference,
  card: readCard,
  email: readEmail,
  phone: (text, field, context) =>
    context.readPhone(text) ?? refuseRow('phone_invalid', field, text),
};
