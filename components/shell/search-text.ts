/* The same physical keys in the two layouts: "ьуьиукы" is "members" typed without switching. */
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';

function swap(text: string, from: string, to: string): string {
  return [...text].map((letter) => to[from.indexOf(letter)] ?? letter).join('');
}

/** The text as typed and as it would read in the other keyboard layout, lower-cased. */
export function layoutVariants(text: string): readonly string[] {
  const typed = text.trim().toLowerCase();
  return [...new Set([typed, swap(typed, LATIN, CYRILLIC), swap(typed, CYRILLIC, LATIN)])];
}

/** Whether any word of any of the names begins with the query, in either keyboard layout. */
export function matchesName(query: string, names: readonly string[]): boolean {
  const variants = layoutVariants(query);
  return names.some((name) => {
    const text = name.toLowerCase();
    return variants.some(
      (variant) =>
        text.startsWith(variant) || text.split(/\s+/u).some((word) => word.startsWith(variant)),
    );
  });
}
