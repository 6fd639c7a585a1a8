/** The text without the prefix and the suffix, each cut only when it stands there. */
export function cutText(
  text: string,
  cutPrefix: string | undefined,
  cutSuffix: string | undefined,
): string {
  let rest = text;
  if (cutPrefix && rest.startsWith(cutPrefix)) rest = rest.slice(cutPrefix.length);
  if (cutSuffix && rest.endsWith(cutSuffix)) rest = rest.slice(0, rest.length - cutSuffix.length);
  return rest;
}
