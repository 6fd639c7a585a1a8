import 'server-only';

/**
 * Name and attributes of a cookie of signing in. Over https the `__Host-` prefix binds it to this host, this path and
 * https; plain http cannot carry the prefix.
 */
export function authCookie(name: 'session' | 'csrf' | 'callback', publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  return { name: `${secure ? '__Host-' : ''}vernost.${name}`, options };
}
