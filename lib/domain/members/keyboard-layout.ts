const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

function table(from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...from].map((key, index) => [key, to[index] ?? key]));
}

const TO_CYRILLIC = table(LATIN, CYRILLIC);
const TO_LATIN = table(CYRILLIC, LATIN);

/** What the same keys write in the other layout: "bkmlfh" is "ильдар", "шмфтщм" is "ivanov". */
export function swapLayout(text: string): string {
  const lower = text.toLowerCase();
  const map = /[а-яё]/.test(lower) ? TO_LATIN : TO_CYRILLIC;
  return [...lower].map((key) => map.get(key) ?? key).join('');
}
