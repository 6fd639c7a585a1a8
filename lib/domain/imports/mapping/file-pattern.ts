/** Whether a file's name is one of the pattern, whatever the case: `*` stands for any text, `?` for one character. */
export function isOfPattern(fileName: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'isu').test(fileName);
}
