/** Whether a database can keep the text: whole characters, and none that ends it. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** The text without what no database keeps: half characters are replaced, NUL is dropped. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
