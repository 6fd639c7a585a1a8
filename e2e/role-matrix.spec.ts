import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, request, test } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import {
  API_SCOPES,
  type Permission,
  ROLE_PERMISSIONS,
  ROLES,
  type Role,
} from '@/lib/domain/access/permissions';
import { ROUTES, type Route } from '@/lib/domain/access/routes';
import { type BuiltAction, builtActions, callAction, refusalOf } from './support/server-actions';
import { sessionOf } from './support/session-of';

/*
 * Everybody at every door. Doors come from the list of routes (a pure test compares it with the folders) and from the
 * build's own list of actions; rights come from where they are declared. People are made for this run.
 */

const PASSWORD = `matrix ${randomUUID()}`;
const emailOf = (who: string) => `${who}-${RUN}@matrix.example.org`;
const RUN = randomUUID().slice(0, 8);
/** They end sessions: asked last, each with a session of its own. */
const ENDS_SESSIONS = ['signOut', 'signOutElsewhere'];

const actions = builtActions();
const clients = new Map<string, APIRequestContext>();
let origin = '';
let formerSession: APIRequestContext;

function clientOf(who: string): APIRequestContext {
  const client = clients.get(who);
  if (!client) throw new Error(`${who} has no session`);
  return client;
}

function actionNamed(name: string): BuiltAction {
  const action = actions.find((one) => one.name === name);
  if (!action) throw new Error(`the build has no action ${name}`);
  return action;
}

/**
 * A real address of a route: the first member, the report that everybody has. An import that nobody made: whose it
 * is decides more than the right, and the journeys of imports make some meanwhile.
 */
function sampleOf({ path }: Route): string {
  if (path.startsWith('/api/auth')) return '/api/auth/csrf';
  return path
    .replace('/api/v1/[...path]', '/api/v1/ping')
    .replace('/reports/[id]', '/reports/rfm')
    .replace('[metric]', 'rfm')
    .replace('/imports/[id]', '/imports/0')
    .replace('[id]', '1');
}

const mayOpen = (role: Role, permission: Permission) => ROLE_PERMISSIONS[role].includes(permission);

async function open(client: APIRequestContext, route: Route): Promise<number> {
  const method = route.methods[0] ?? 'GET';
  const headers = method === 'POST' ? { origin } : {};
  const answer = await client.fetch(sampleOf(route), { method, headers });
  return answer.status();
}

test.beforeAll(async ({ baseURL }) => {
  origin = baseURL ?? '';
  const [admin] = DEMO_USERS.filter(({ role }) => role === 'admin');
  const demoAdmin = await sessionOf(origin, { email: admin?.email ?? '', password: DEMO_PASSWORD });
  const create = (who: string, role: Role) =>
    callAction(
      demoAdmin,
      actionNamed('createUser'),
      { email: emailOf(who), name: who, role, password: PASSWORD },
      { origin },
    );
  for (const role of ROLES) {
    expect(await refusalOf(await create(role, role))).toBeNull();
    clients.set(role, await sessionOf(origin, { email: emailOf(role), password: PASSWORD }));
  }
  const made = await create('former', 'admin');
  const userId = Number(/"value":(\d+)/.exec(await made.text())?.[1]);
  formerSession = await sessionOf(origin, { email: emailOf('former'), password: PASSWORD });
  const disable = actionNamed('disableUser');
  expect(
    await refusalOf(await callAction(demoAdmin, disable, { userId, version: 1 }, { origin })),
  ).toBeNull();
  for (const scope of API_SCOPES) {
    const answer = await callAction(
      demoAdmin,
      actionNamed('createApiKey'),
      { name: `${scope} ${RUN}`, scopes: [scope] },
      { origin },
    );
    const key = /vk_[\w-]{43}/.exec(await answer.text())?.[0] ?? '';
    const extraHTTPHeaders = { authorization: `Bearer ${key}` };
    clients.set(
      scope,
      await request.newContext({ baseURL: origin, maxRedirects: 0, extraHTTPHeaders }),
    );
  }
  clients.set('anonymous', await sessionOf(origin, null));
  clients.set('former', formerSession);
  await demoAdmin.dispose();
});

test.afterAll(async () => {
  await Promise.all([...clients.values()].map((client) => client.dispose()));
});

/** Everybody comes to a door at once: what each is told does not depend on the others. */
const each = <Who extends string>(all: readonly Who[], ask: (who: Who) => Promise<void>) =>
  Promise.all(all.map(ask));

/** Nobody, somebody disabled and an API key look alike to a page: they are sent to sign in. */
const STRANGERS = ['anonymous', 'former', ...API_SCOPES];

for (const route of ROUTES) {
  test(`${route.methods.join(' ')} ${route.path}`, async () => {
    const { access } = route;
    if (access === 'public') {
      await each([...STRANGERS, ...ROLES], async (who) => {
        expect(await open(clientOf(who), route), who).toBeLessThan(400);
      });
    } else if (access === 'apiKey') {
      await each(['anonymous', 'former', ...ROLES], async (who) => {
        expect(await open(clientOf(who), route), `${who} by cookie`).toBe(401);
      });
      await each(API_SCOPES, async (scope) => {
        expect(await open(clientOf(scope), route), scope).toBe(200);
      });
    } else {
      await each(STRANGERS, async (who) => {
        const status = await open(clientOf(who), route);
        expect(status, who).toBe(route.kind === 'page' ? 307 : 401);
      });
      await each(ROLES, async (role) => {
        const status = await open(clientOf(role), route);
        if (!mayOpen(role, access.session)) expect(status, role).toBe(403);
        else expect([401, 403].includes(status) || status >= 500, `${role}: ${status}`).toBe(false);
      });
    }
  });
}

type Operation = { readonly 'x-scope': string | null };

test('every endpoint of the API asks for its scope, of cookies and of keys of each scope', async () => {
  const answer = await clientOf('anonymous').get('/api/v1/openapi.json');
  const { paths }: { paths: Record<string, Record<string, Operation>> } = await answer.json();
  const endpoints = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, told]) => ({ path, method, scope: told['x-scope'] })),
  );
  expect(endpoints.length).toBeGreaterThan(15);
  for (const [place, { path, method, scope }] of endpoints.entries()) {
    // An address of its own for each: of one that is refused too often the door takes no more.
    const headers = { 'x-forwarded-for': `198.51.100.${place}` };
    const address = `/api/v1${path.replaceAll(/\{\w+\}/g, '1')}`;
    const door = `${method} ${path}`;
    await each(['anonymous', 'former', ...ROLES], async (who) => {
      const refused = await clientOf(who).fetch(address, { method, headers });
      expect(refused.status(), `${door} ${who}`).toBe(401);
    });
    await each(API_SCOPES, async (held) => {
      // Nothing is sent: who passes the door is told what is missing, and nothing changes.
      const status = (await clientOf(held).fetch(address, { method, headers })).status();
      if (scope !== null && scope !== held) expect(status, `${door} ${held}`).toBe(403);
      else expect([401, 403].includes(status) || status >= 500, `${door} ${held}`).toBe(false);
    });
  }
});

test('a revoked key is a stranger at its next call; one that was replaced works beside the new one', async () => {
  const admin = clientOf('admin');
  const made = async (action: string, input: Record<string, unknown>) => {
    const text = await (await callAction(admin, actionNamed(action), input, { origin })).text();
    return {
      key: /vk_[\w-]{43}/.exec(text)?.[0] ?? '',
      apiKeyId: Number(/"apiKeyId":(\d+)/.exec(text)?.[1]),
    };
  };
  const ping = async (key: string) => {
    const headers = { authorization: `Bearer ${key}` };
    return (await clientOf('anonymous').get('/api/v1/ping', { headers })).status();
  };
  const old = await made('createApiKey', { name: `old ${RUN}`, scopes: ['cards.read'] });
  const lastOn = new Date(Date.now() + 5 * 86_400_000).toJSON().slice(0, 10);
  const young = await made('rotateApiKey', { apiKeyId: old.apiKeyId, lastOn });
  expect([await ping(old.key), await ping(young.key)]).toEqual([200, 200]);
  await callAction(admin, actionNamed('revokeApiKey'), { apiKeyId: old.apiKeyId }, { origin });
  expect([await ping(old.key), await ping(young.key)]).toEqual([401, 200]);
});

test('a page never shows a stranger more than the way to sign in', async () => {
  for (const { path, access, kind } of ROUTES) {
    if (kind !== 'page' || access === 'public') continue;
    const answer = await clientOf('former').get(sampleOf({ path, access, kind, methods: [] }));
    expect(answer.headers().location, path).toMatch(/^\/sign-in/);
  }
});

const careful = actions.filter(({ name }) => !ENDS_SESSIONS.includes(name));

for (const action of careful) {
  test(`action ${action.name} (${action.permission}) of ${action.file}`, async () => {
    await each(STRANGERS, async (who) => {
      const refusal = await refusalOf(await callAction(clientOf(who), action, null, { origin }));
      expect(refusal, who).toBe(action.permission === 'public' ? 'invalid_input' : 'not_signed_in');
    });
    await each(ROLES, async (role) => {
      // An input that no command takes: who passes the guard is told so, and nothing changes.
      const refusal = await refusalOf(await callAction(clientOf(role), action, null, { origin }));
      const isAllowed = action.permission === 'public' || mayOpen(role, action.permission);
      expect(refusal, role).toBe(isAllowed ? 'invalid_input' : 'forbidden');
    });
  });
}

test('actions refuse to work for another site', async () => {
  for (const action of actions) {
    const foreign = { origin: 'https://evil.example' };
    const answer = await callAction(clientOf('admin'), action, null, foreign);
    expect(answer.status(), action.name).toBe(403);
  }
});

for (const name of ENDS_SESSIONS) {
  test(`action ${name} ends only sessions of the one who asks`, async () => {
    const action = actionNamed(name);
    for (const who of STRANGERS) {
      const answer = await callAction(clientOf(who), action, null, { origin });
      expect(await refusalOf(answer), who).toBe('not_signed_in');
    }
    for (const role of ROLES) {
      const credentials = { email: emailOf(role), password: PASSWORD };
      const other = await sessionOf(origin, credentials);
      const own = await sessionOf(origin, credentials);
      await callAction(own, action, null, { origin });
      const isOver = async (client: APIRequestContext) =>
        (await client.get('/profile')).status() === 307;
      expect(await isOver(own), `${role}, this session`).toBe(name === 'signOut');
      expect(await isOver(other), `${role}, elsewhere`).toBe(name === 'signOutElsewhere');
      await other.dispose();
      await own.dispose();
    }
  });
}

test('a demoted person loses the right with the next request of the same session', async () => {
  const credentials = { email: emailOf('admin'), password: PASSWORD };
  const admin = await sessionOf(origin, credentials);
  const doomed = emailOf('demoted');
  const input = { email: doomed, name: 'demoted', role: 'admin', password: PASSWORD };
  const made = await callAction(admin, actionNamed('createUser'), input, { origin });
  const userId = Number(/"value":(\d+)/.exec(await made.text())?.[1]);
  const session = await sessionOf(origin, { email: doomed, password: PASSWORD });
  expect((await session.get('/settings/users')).status()).toBe(200);
  const change = { userId, role: 'support', version: 1 };
  expect(
    await refusalOf(await callAction(admin, actionNamed('changeRole'), change, { origin })),
  ).toBeNull();
  expect((await session.get('/settings/users')).status()).toBe(403);
  await session.dispose();
  await admin.dispose();
});
