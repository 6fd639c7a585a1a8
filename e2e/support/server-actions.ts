import { readFileSync } from 'node:fs';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { PERMISSIONS, type Permission } from '@/lib/domain/access/permissions';

/** An action as the build names it, with the right its command declares. */
export type BuiltAction = {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  /** An address whose bundle holds it. */
  readonly path: string;
  readonly permission: Permission | 'public';
};

type Entry = { filename: string; exportedName: string; workers: Record<string, unknown> };

const DIST = process.env.NEXT_DIST_DIR ?? '.next-e2e';

/** `app/(console)/settings/users/page` -> `/settings/users` */
function addressOf(worker: string): string {
  const folders = worker
    .replace(/^app\//, '')
    .split('/')
    .slice(0, -1);
  const steps = folders.filter((folder) => !/^\(.*\)$/.test(folder));
  return `/${steps.map((step) => (step.startsWith('[') ? '1' : step)).join('/')}`;
}

/** The right that the command behind `export const name = createAction(xCommand` declares in its own file. */
function permissionOf(file: string, name: string): Permission | 'public' {
  const source = readFileSync(file, 'utf8');
  const command = new RegExp(`export const ${name} = create(?:Own)?Action\\(\\s*(\\w+)`).exec(
    source,
  )?.[1];
  const from = new RegExp(`\\b${command}\\b[^;]*?from '@/([^']+)'`).exec(source)?.[1];
  const declared = /\bpermission: '([\w.]+)'/.exec(readFileSync(`${from}.ts`, 'utf8'))?.[1];
  if (declared === 'public') return 'public';
  const known = PERMISSIONS.find((permission) => permission === declared);
  if (known === undefined) throw new Error(`${file}: ${name} has no known right`);
  return known;
}

/** Every server action of the build under test. */
export function builtActions(): BuiltAction[] {
  const manifest: { node: Record<string, Entry> } = JSON.parse(
    readFileSync(`${DIST}/server/server-reference-manifest.json`, 'utf8'),
  );
  return Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: exportedName,
    file: filename,
    path: addressOf(Object.keys(workers)[0] ?? ''),
    permission: permissionOf(filename, exportedName),
  }));
}

/** Calls an action as the browser does, with one argument. */
export function callAction(
  context: APIRequestContext,
  { id, path }: Pick<BuiltAction, 'id' | 'path'>,
  argument: unknown,
  headers: Record<string, string>,
): Promise<APIResponse> {
  return context.post(path, {
    headers: {
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      'next-action': id,
      ...headers,
    },
    data: JSON.stringify([argument]),
  });
}

/** The code of the refusal in an action's answer, or null: it succeeded. */
export async function refusalOf(answer: APIResponse): Promise<string | null> {
  const text = await answer.text();
  return /"ok":false,"error":\{"code":"(\w+)"/.exec(text)?.[1] ?? null;
}
