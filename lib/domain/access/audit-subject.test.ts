import { expect, it } from 'vitest';
import { subjectHref } from './audit-subject';
import { findRoute } from './routes';

it('opens what an event was about on a page that there is', () => {
  expect(subjectHref('member', '17')).toBe('/members/17');
  expect(subjectHref('message', '9')).toBe('/outbox?message=9');
  for (const kind of [
    'card',
    'segment',
    'rule',
    'mechanic',
    'import',
    'task',
    'webhook',
    'points',
  ]) {
    const path = subjectHref(kind, '1') ?? '';
    expect(findRoute(path)?.kind, kind).toBe('page');
  }
});

it('opens nothing where there is no page, or the number is none', () => {
  expect(subjectHref('session', '1')).toBeNull();
  expect(subjectHref('member', 'list')).toBeNull();
  expect(subjectHref('points', 'expiry')).toBeNull();
});
