import { getLocale } from 'next-intl/server';
import type { Actor } from '@/lib/domain/access/actor';
import { listImports } from '@/lib/imports/queries/list-imports';
import { runQuery } from '@/lib/kernel/query';
import { LatestImports } from '../_parts/latest-imports';

const SHOWN_IMPORTS = 3;

/** What was brought in last. */
export async function ImportsBlock({
  actor,
  timeZone,
}: {
  readonly actor: Actor;
  readonly timeZone: string;
}) {
  const [locale, { imports }] = await Promise.all([getLocale(), runQuery(listImports, {}, actor)]);
  return <LatestImports imports={imports.slice(0, SHOWN_IMPORTS)} zone={{ locale, timeZone }} />;
}
