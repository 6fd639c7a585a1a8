import type { APIRequestContext } from '@playwright/test';
import { expect } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import type { Role } from '@/lib/domain/access/permissions';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { builtActions, callAction } from './server-actions';
import { sessionOf } from './session-of';

/** Somebody of the demo who presses what the pages press, without a page. */
export class Presser {
  private constructor(
    private readonly session: APIRequestContext,
    private readonly origin: string,
  ) {}

  static async of(role: Role, origin: string): Promise<Presser> {
    const user = DEMO_USERS.find((one) => one.role === role);
    const credentials = { email: user?.email ?? '', password: DEMO_PASSWORD };
    return new Presser(await sessionOf(origin, credentials), origin);
  }

  /** Presses something; the text of its answer, which is no refusal. */
  async press(name: string, argument: object): Promise<string> {
    const action = builtActions().find((one) => one.name === name);
    if (action === undefined) throw new Error(`the build has no action ${name}`);
    const { origin } = this;
    const text = await (await callAction(this.session, action, argument, { origin })).text();
    expect(text, name).toContain('"ok":true');
    return text;
  }

  close(): Promise<void> {
    return this.session.dispose();
  }
}

const numberOf = (text: string, name: string) =>
  Number(new RegExp(`"${name}":(\\d+)`).exec(text)?.[1] ?? Number.NaN);

/** Has a mechanic written by a marketer, approved and launched by an administrator. @returns its number */
export async function launchMechanic(
  origin: string,
  { name, ...said }: Omit<MechanicJson, 'kind'> & { readonly name: string },
): Promise<number> {
  const [marketer, admin] = [
    await Presser.of('marketer', origin),
    await Presser.of('admin', origin),
  ];
  const definition = { kind: 'mechanic', ...said };
  // A day of the programme's zone that is not over, and has begun wherever the tests run.
  const startsOn = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Moscow' }).format();
  const made = await marketer.press('createMechanic', {
    ...{ nameEn: name, nameRu: name, definition, startsOn, endsOn: null },
  });
  const ruleId = numberOf(made, 'ruleId');
  const seen = { versionId: numberOf(made, 'versionId'), version: numberOf(made, 'version') };
  const sent = await marketer.press('submitMechanic', { ...seen, note: '' });
  const version = numberOf(sent, 'version');
  await admin.press('approveMechanic', { ...seen, version, reviewNote: '' });
  await admin.press('switchMechanic', { ruleId, move: 'launch', version: 0 });
  await Promise.all([marketer.close(), admin.close()]);
  return ruleId;
}
