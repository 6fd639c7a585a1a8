import { TextInput } from './text-input';

/** As typed: the digits, and spaces or dashes between them. */
const CODE_MAX_CHARS = 12;

/** A code that was sent and is read out or copied. It has the focus at once. */
export function CodeInput({ label }: { readonly label: string }) {
  return (
    <TextInput
      label={label}
      name="code"
      required
      autoFocus
      inputMode="numeric"
      autoComplete="off"
      maxLength={CODE_MAX_CHARS}
    />
  );
}
