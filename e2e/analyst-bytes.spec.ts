import { randomInt, randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, request, test } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import { API_SCOPES, type Role } from '@/lib/domain/access/permissions';
import { ROUTES } from '@/lib/domain/access/routes';
import { EMPTY_DETAILS } from '@/lib/domain/members/cleansing/member-form';
import { contactsIn, type PlantedContact } from './support/contact-traces';
import { Base } from './support/own-web';
import { builtActions, callAction } from './support/server-actions';
import { sessionOf } from './support/session-of';

/*
 * Contacts that nobody else has are planted wherever the product keeps some; then every page, its payload for the router, every
 * address of the API and every export is read, and the bytes are searched for them in any spelling.
 */

const DIGITS = 1_000_000;
const actions = builtActions();
const phone = () => `+7916${randomInt(1, 9)}${String(randomInt(DIGITS)).padStart(6, '0')}`;
const email = () => `q${randomUUID().slice(0, 12)}@planted.example.org`;

const PLANTED: readonly PlantedContact[] = [
  { name: 'phone', value: phone() },
  { name: 'e-mail', value: email() },
  { name: 'phone of a contact person', value: phone() },
  { name: 'e-mail of a contact person', value: email() },
  { name: 'phone of the one who was merged', value: phone() },
  { name: 'e-mail of the one who was merged', value: email() },
  { name: 'phone in a note about the member', value: phone() },
  { name: 'phone in the note of a card', value: phone() },
  { name: 'phone in the evidence of points', value: phone() },
  { name: 'phone in the reference of a consent', value: phone() },
  { name: 'phone in a paused task', value: phone() },
  { name: 'e-mail in a custom attribute', value: email() },
];
const value = (name: string) => PLANTED.find((one) => one.name === name)?.value ?? '';
const SURNAME = 'Подброшенный';
const ATTRIBUTE = `planted_${randomInt(DIGITS)}`;

type Client = { readonly session: APIRequestContext; readonly url: string };

async function clientOf(role: Role, url: string): Promise<Client> {
  const user = DEMO_USERS.find((one) => one.role === role);
  const credentials = { email: user?.email ?? '', password: DEMO_PASSWORD };
  return { session: await sessionOf(url, credentials), url };
}

async function press({ session, url }: Client, name: string, argument: unknown): Promise<string> {
  const action = actions.find((one) => one.name === name);
  if (action === undefined) throw new Error(`the build has no action ${name}`);
  const answer = await callAction(session, action, argument, { origin: url });
  const text = `${answer.headers()['x-action-redirect'] ?? ''} ${await answer.text()}`;
  expect(text, name).not.toContain('"ok":false');
  return text;
}

type Subject = { readonly memberId: number; readonly mergedId: number; readonly cardId: number };

async function createMember(support: Client, suffix: string, kind: string): Promise<number> {
  const persons = {
    contactPersons: [
      {
        personNo: null,
        name: 'Кто-то',
        role: 'buyer',
        phone: value('phone of a contact person'),
        email: value('e-mail of a contact person'),
      },
    ],
  };
  const text = await press(support, 'createMember', {
    details: { ...EMPTY_DETAILS, kind, lastName: SURNAME, firstName: 'Тест' },
    attributes:
      kind === 'organisation' ? { [ATTRIBUTE]: value('e-mail in a custom attribute') } : {},
    identities: { phone: value(`phone${suffix}`), email: value(`e-mail${suffix}`), external: null },
    ...(kind === 'organisation' ? persons : {}),
  });
  return Number(/"memberId":(\d+)/.exec(text)?.[1]);
}

/** Carries a task out from its first question to its last button. */
async function carryOut(
  support: Client,
  base: Base,
  task: { readonly kind: string; readonly about: object; readonly answers: object },
): Promise<void> {
  const { kind, about, answers } = task;
  const text = await press(support, 'startMemberTask', { kind, about });
  const taskId = Number(/\/tasks\/(\d+)/.exec(text)?.[1]);
  const [row] = await base.rows<{ version: number }>(
    'SELECT version FROM tasks WHERE task_id = $1',
    [taskId],
  );
  await press(support, 'finishTask', { taskId, version: row?.version ?? 1, answers });
}

async function plant(support: Client, base: Base): Promise<Subject> {
  const memberId = await createMember(support, '', 'organisation');
  const mergedId = await createMember(support, ' of the one who was merged', 'person');
  const about = { memberId };
  await carryOut(support, base, {
    kind: 'merge',
    about,
    answers: { other: String(mergedId), sameBecause: 'memberSaid', code: String(mergedId) },
  });
  const note = value('phone in the note of a card');
  await carryOut(support, base, { kind: 'issue', about, answers: { kind: 'virtual', note } });
  const giftReason = value('phone in the evidence of points');
  await carryOut(support, base, {
    kind: 'goodwill',
    about,
    answers: { pointsAmount: '10', giftReason },
  });
  await press(support, 'addInteraction', {
    memberId,
    kind: 'note',
    direction: null,
    text: `call ${value('phone in a note about the member')}`,
    happenedAt: null,
    isPinned: true,
  });
  await press(support, 'recordConsent', {
    memberId,
    purpose: 'profiling',
    channel: 'none',
    decision: 'given',
    source: 'desk',
    evidence: 'signedForm',
    evidenceReference: `form ${value('phone in the reference of a consent')}`,
  });
  const begun = await press(support, 'startMemberTask', { kind: 'suspend', about });
  const taskId = Number(/\/tasks\/(\d+)/.exec(begun)?.[1]);
  const told = value('phone in a paused task');
  await press(support, 'pauseTask', {
    taskId,
    version: 1,
    step: 0,
    answers: { cause: 'complaint', note: told },
    reason: 'member',
    note: told,
  });
  await press(support, 'sendCode', { memberId, contact: 'email' });
  const [card] = await base.rows<{ id: number }>(
    'SELECT card_id::float8 AS id FROM cards WHERE member_id = $1',
    [memberId],
  );
  return { memberId, mergedId, cardId: card?.id ?? 0 };
}

/** Every address that can be read, with the planted member in the place of `[id]`, and lists that show them. */
function addressesFor({ memberId, mergedId, cardId }: Subject): readonly string[] {
  const ids: readonly (readonly [under: string, ids: readonly (string | number)[]])[] = [
    ['/reports/[id]', ['overview', 'repeat', 'retention', 'rfm', 'points', 'points-life']],
    ['members/[id]', [memberId, mergedId]],
    ['cards/[id]', [cardId]],
    ['[id]', [1]],
  ];
  const real = ROUTES.filter(
    ({ methods, path }) => methods.includes('GET') && !path.includes('[...'),
  )
    .map(({ path }) => path)
    .flatMap((path) => {
      const [under, found] = ids.find(([part]) => path.includes(part)) ?? ['', ['']];
      return found.map((id) => path.replace(under, under.replace('[id]', String(id))));
    });
  const name = encodeURIComponent(SURNAME);
  const asked = [
    `/members?q=${name}`,
    `/members?q=MBR-${memberId}`,
    `/api/internal/search?q=${name}`,
    `/api/internal/search?q=MBR-${memberId}`,
    `/api/internal/members/csv?q=${name}&purpose=report`,
  ];
  return [...real, ...asked];
}

/** A client with a key of the HTTP API that may all a key may. */
async function keyClient(admin: Client): Promise<Client> {
  const text = await press(admin, 'createApiKey', { name: ATTRIBUTE, scopes: API_SCOPES });
  const authorization = `Bearer ${/vk_[\w-]{43}/.exec(text)?.[0]}`;
  const session = await request.newContext({
    baseURL: admin.url,
    maxRedirects: 0,
    extraHTTPHeaders: { authorization },
  });
  return { session, url: admin.url };
}

type Found = { readonly address: string; readonly contacts: readonly string[] };

/** What of the planted contacts a person is sent. */
async function walk({ session, url }: Client, subject: Subject) {
  const found: Found[] = [];
  let payloads = 0;
  let bytes = 0;
  const look = (address: string, body: Buffer) => {
    payloads += 1;
    bytes += body.length;
    const contacts = contactsIn(body.toString('utf8'), PLANTED);
    if (contacts.length > 0) found.push({ address, contacts });
  };
  for (const address of addressesFor(subject)) {
    const page = await session.get(address);
    look(address, await page.body());
    if (address.startsWith('/api')) continue;
    const payload = await session.get(`${address}${address.includes('?') ? '&' : '?'}_rsc=x`, {
      headers: { rsc: '1', 'next-url': '/' },
    });
    look(`${address} for the router`, await payload.body());
  }
  for (const text of [SURNAME, `MBR-${subject.memberId}`]) {
    const answer = await session.post('/api/internal/desk', {
      headers: { origin: url },
      data: { text },
    });
    look(`desk: ${text}`, await answer.body());
  }
  return { found, payloads, bytes };
}

test('an analyst is sent no contact in any page, payload, answer or export; support is, so the search works', async ({
  baseURL,
}) => {
  test.setTimeout(150_000);
  const url = baseURL ?? '';
  const base = new Base();
  const support = await clientOf('support', url);
  const analyst = await clientOf('analyst', url);
  const admin = await clientOf('admin', url);
  const labels = { labelEn: ATTRIBUTE, labelRu: ATTRIBUTE };
  await press(admin, 'createAttribute', { key: ATTRIBUTE, ...labels, type: 'text', options: [] });
  const subject = await plant(support, base);

  const seen = await walk(support, subject);
  const names = new Set(seen.found.flatMap(({ contacts }) => contacts));
  expect(names.size, `support is sent ${[...names].join(', ')}`).toBeGreaterThanOrEqual(5);

  const { found, payloads, bytes } = await walk(analyst, subject);
  console.log(
    `analyst: ${payloads} payloads, ${bytes} bytes, ${PLANTED.length} contacts; support sees: ${[...names].join(', ')}`,
  );
  expect(found).toEqual([]);

  const key = await keyClient(admin);
  const reports = addressesFor(subject).filter((address) => address.startsWith('/api/v1/'));
  expect(reports.length).toBeGreaterThan(0);
  for (const address of reports) {
    for (const format of ['json', 'csv']) {
      const answer = await key.session.get(`${address}?format=${format}`);
      expect(answer.status(), `${address} as ${format}`).toBe(200);
      expect(contactsIn(await answer.text(), PLANTED), `${address} as ${format}`).toEqual([]);
    }
  }
  const clients = [support, analyst, admin, key];
  await Promise.all(clients.map(({ session }) => session.dispose()));
  await base.close();
});

test('the search finds a contact in any spelling', () => {
  const [own] = PLANTED;
  const mail = PLANTED[1];
  if (own === undefined || mail === undefined) throw new Error('contacts are planted');
  const d = own.value.slice(1);
  const spellings = [
    own.value,
    `8${d.slice(1)}`,
    `+7 (${d.slice(1, 4)}) ${d.slice(4, 7)}-${d.slice(7, 9)}-${d.slice(9)}`,
    encodeURIComponent(`+7 ${d.slice(1, 4)} ${d.slice(4)}`),
    `+7 ${d.slice(1, 4)} <mark>${d.slice(4, 7)}</mark>-${d.slice(7)}`,
    Buffer.from(`a${own.value}b`).toString('base64'),
    Buffer.from(`{"phone":"${own.value}"}`).toString('base64'),
    Buffer.from(`xx${d.slice(1)}yy`).toString('base64url'),
  ];
  for (const text of spellings)
    expect(contactsIn(`<p>${text}</p>`, [own]), text).toEqual(['phone']);
  for (const text of [mail.value, mail.value.toUpperCase(), encodeURIComponent(mail.value)]) {
    expect(contactsIn(text, [mail]), text).toEqual(['e-mail']);
  }
  expect(contactsIn(Buffer.from(`?${mail.value}?`).toString('base64'), [mail])).toEqual(['e-mail']);
  expect(contactsIn('+7 916 •••-••-55, q•••••@planted.example.org', PLANTED)).toEqual([]);
});
