/** Oldest Node that can run these scripts, and oldest that can run the product itself. */
export const OLDEST_FOR_SCRIPTS = [20, 9];
export const OLDEST_FOR_PRODUCT = [22, 12];

/** Whether a version such as `v20.11.1` is at least the given one. */
export function isAtLeast(version, [major, minor]) {
  const [haveMajor, haveMinor] = version.replace(/^v/, '').split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

/** The sentence for a Node that is too old; null when it will do. */
export function nodeProblem(version) {
  if (isAtLeast(version, OLDEST_FOR_SCRIPTS)) return null;
  return `Vernost needs Node ${OLDEST_FOR_SCRIPTS.join('.')} or newer; this is ${version}. Get one from https://nodejs.org.`;
}
