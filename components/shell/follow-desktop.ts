type Desktop = Pick<MediaQueryList, 'matches' | 'addEventListener' | 'removeEventListener'>;

/** Shows the theme of the desktop now and whenever it changes, until the answer is called. */
export function followDesktop(desktop: Desktop, show: (isDark: boolean) => void): () => void {
  const follow = () => show(desktop.matches);
  follow();
  desktop.addEventListener('change', follow);
  return () => desktop.removeEventListener('change', follow);
}
