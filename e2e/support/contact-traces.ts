/** A contact that was planted: a phone in E.164 or an e-mail. */
export type PlantedContact = { readonly name: string; readonly value: string };

/** What may stand between two digits of a phone: blanks, brackets, dashes, their codes, marks of a highlighted piece. */
const BETWEEN =
  '(?:[\\s().\\-\\u00a0\\u2011\\u202f]|%20|%28|%29|%2D|\\+|&nbsp;|<[^>]{0,80}>|\\\\u00a0)*';
/** The digits that are the person's own: the country is said by a 7, an 8 or not at all. */
const OWN_DIGITS = 10;

function patternsOf({ value }: PlantedContact): readonly RegExp[] {
  if (value.includes('@')) {
    const whole = value.replaceAll('.', '\\.');
    return [new RegExp(whole.replace('@', '(?:@|%40|&#64;|&commat;|\\\\u0040)'), 'i')];
  }
  return [new RegExp([...value.replaceAll(/\D/g, '').slice(-OWN_DIGITS)].join(BETWEEN))];
}

/** The parts of a text's base64 that are the same wherever the text begins in what was encoded. */
function base64Of(value: string): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]);
    const text = bytes.toString('base64').replaceAll('=', '');
    return text.slice(shift === 0 ? 0 : shift + 1, -2);
  });
}

/** Which contacts stand in a body: as they are, formatted, escaped, or in base64. */
export function contactsIn(body: string, planted: readonly PlantedContact[]): readonly string[] {
  return planted
    .filter((contact) => {
      const isPlain = patternsOf(contact).some((pattern) => pattern.test(body));
      const digits = contact.value.slice(-OWN_DIGITS);
      const encoded = [...base64Of(contact.value), ...base64Of(digits)];
      const urlSafe = encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
      return isPlain || [...encoded, ...urlSafe].some((text) => body.includes(text));
    })
    .map(({ name }) => name);
}
