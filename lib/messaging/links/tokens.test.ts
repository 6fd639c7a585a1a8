import { expect, it } from 'vitest';
import { openLink, sealLink } from './tokens';

process.env.AUTH_SECRET = 'k3J9xQ2vLm8RtYpW5sZcB7nDfG4hA6eU';
const OF = { memberId: 1_234_567, messageId: 89, channel: 'email' as const };

it('a link opens what it was made for, twice it looks different, and it tells nobody whose it is', () => {
  const [one, two] = [sealLink('choices', OF), sealLink('choices', OF)];
  expect(openLink('choices', one)).toEqual({ ...OF, url: undefined });
  expect(one).not.toBe(two);
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('1234567');
});

it('a link for one thing opens no other', () => {
  expect(openLink('choices', sealLink('open', OF))).toBeNull();
  const url = 'https://shop.example.org/?a=1';
  expect(openLink('click', sealLink('click', { ...OF, url }))?.url).toBe(url);
});

it('a link that somebody changed opens nothing, whichever letter it is', () => {
  const token = sealLink('choices', OF);
  for (let at = 0; at < token.length; at += 1) {
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    // The last letter may carry bits that are none of the token's bytes.
    if (Buffer.from(changed, 'base64url').equals(Buffer.from(token, 'base64url'))) continue;
    expect(openLink('choices', changed), String(at)).toBeNull();
  }
  expect(['', 'x', token.slice(1), `${token}xyz9`].map((one) => openLink('choices', one))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
