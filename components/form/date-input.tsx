import type { ComponentProps } from 'react';
import { TextInput } from './text-input';

type Props = Omit<ComponentProps<typeof TextInput>, 'type'>;

/** A calendar day. The value is 'YYYY-MM-DD' whatever the language shows. */
export function DateInput(props: Props) {
  return <TextInput {...props} type="date" />;
}
