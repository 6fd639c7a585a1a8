const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ә: 'a',
  ө: 'o',
  ү: 'u',
  җ: 'j',
  ң: 'n',
  һ: 'h',
};

const known = new Map<string, string>();

/** A name in plain Latin letters for a mailbox: «Гульнара» is gulnara. */
export function latinSlug(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const latin = [...name.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('');
  const slug = latin
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, (gap) => (/[\s-]/.test(gap) ? '-' : ''))
    .replace(/^-|-$/g, '');
  known.set(name, slug);
  return slug;
}
