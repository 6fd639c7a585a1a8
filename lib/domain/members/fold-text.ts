/** One letter for one, then letters that take several: the same folding as the database's `fold_text`. */
const SINGLE = new Map(
  [...'абвгдеёзийклмнопрстуфыэәөүҗңһ'].map((letter, at) => [
    letter,
    'abvgdeeziiklmnoprstufyeaoujnh'[at] ?? '',
  ]),
);
const SEVERAL = new Map([
  ['ж', 'zh'],
  ['х', 'kh'],
  ['ц', 'ts'],
  ['ч', 'ch'],
  ['щ', 'shch'],
  ['ш', 'sh'],
  ['ю', 'yu'],
  ['я', 'ya'],
  ['ъ', ''],
  ['ь', ''],
  ["'", ''],
]);

/** Lower case, Cyrillic to Latin: "Щербакова Юлия" is "shcherbakova yuliya". */
export function foldText(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => SINGLE.get(letter) ?? SEVERAL.get(letter) ?? letter)
    .join('');
}
