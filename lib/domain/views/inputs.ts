import { z } from 'zod';
import { findRoute } from '../access/routes';
import { plainText } from '../shared/plain-text';
import { VIEW_NAME_MAX, VIEW_QUERY_MAX } from './saved-view';

/** Whether the address is a page of the console that stands under one name, which views can be kept of. */
function isPage(path: string): boolean {
  const route = path.includes('[') ? null : findRoute(path);
  return route?.path === path && route.kind === 'page' && typeof route.access === 'object';
}

/** The page that a view is of, by its address. */
export const viewPageInput = z.string().max(100).refine(isPage);

export const viewNameInput = z
  .string()
  .trim()
  .min(1)
  .max(VIEW_NAME_MAX)
  .refine((name) => plainText(name) === name);

/** Parameters of an address. */
export const viewQueryInput = z
  .string()
  .max(VIEW_QUERY_MAX)
  .refine((query) => plainText(query) === query);
