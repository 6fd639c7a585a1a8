import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRoute, ROUTES } from './routes';

/** The address of a page or a handler by its file: groups in brackets are not part of it. */
function addressOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  return `/${folders.filter((folder) => !/^\(.*\)$/.test(folder)).join('/')}`;
}

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file));

describe('the list of routes', () => {
  it('holds every page and handler under app/, and nothing else', () => {
    expect(ROUTES.map(({ path }) => path).sort()).toEqual(files.map(addressOf).sort());
  });

  it('says which are pages', () => {
    const pages = files.filter((file) => file.endsWith('page.tsx')).map(addressOf);
    const listed = ROUTES.filter(({ kind }) => kind === 'page').map(({ path }) => path);
    expect(listed.sort()).toEqual(pages.sort());
  });

  it('finds the route of an address; a named folder wins over a parameter', () => {
    expect(findRoute('/members/17')?.path).toBe('/members/[id]');
    expect(findRoute('/imports/new')?.path).toBe('/imports/new');
    expect(findRoute('/api/auth/callback/credentials')?.path).toBe('/api/auth/[...nextauth]');
    expect(findRoute('/api/v1/members/17/holds')?.path).toBe('/api/v1/[...path]');
    expect(findRoute('/api/v1/openapi.json')?.path).toBe('/api/v1/openapi.json');
    expect(findRoute('/')?.path).toBe('/');
    expect(findRoute('/members/17/x')).toBeNull();
    expect(findRoute('/members/')).toBeNull();
    expect(findRoute('/api/auth')).toBeNull();
  });
});
