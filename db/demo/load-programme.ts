import 'server-only';
import { users } from '@/db/schema/access';
import { cardTypes } from '@/db/schema/card-types';
import { consentTexts } from '@/db/schema/consents';
import { programme, stores, tiers } from '@/db/schema/programme';
import type { Tx } from '@/db/write';
import { hashPassword } from '@/lib/access/passwords';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import { LOCALES } from '@/lib/domain/access/preferences';
import { CONSENT_PURPOSES } from '@/lib/domain/consents/states';
import { DEMO_CONSENT_TEXTS, DEMO_CONSENT_TEXTS_FROM } from './consent-texts';
import { DEMO_TIERS } from './ladders';
import { DEMO_CARD_TYPES, DEMO_PROGRAMME } from './programme';
import { demoStores } from './stores';

/** Writes what the members rest on: the programme, its ladder, its shops and the four demo sign-ins. */
export async function loadProgramme({ orm }: Tx): Promise<void> {
  const row = { ...DEMO_PROGRAMME, isDemo: true };
  await orm
    .insert(programme)
    .values(row)
    .onConflictDoUpdate({ target: programme.programmeId, set: row });
  await orm.insert(tiers).values(DEMO_TIERS.map(({ ladder: _, ...tier }) => tier));
  await orm.insert(stores).values(
    demoStores().map(({ storeId, code, name, format, region, city, openedOn }) => ({
      storeId,
      externalId: code,
      name,
      format,
      region,
      city,
      openedOn,
    })),
  );
  await orm.insert(cardTypes).values(DEMO_CARD_TYPES.map((type) => ({ ...type })));
  await orm.insert(consentTexts).values(
    CONSENT_PURPOSES.flatMap((purpose) =>
      LOCALES.map((language) => ({
        purpose,
        version: 1,
        language,
        text: DEMO_CONSENT_TEXTS[purpose][language],
        validFromOn: DEMO_CONSENT_TEXTS_FROM,
        actor: 'system:demo',
        createdAt: new Date(`${DEMO_CONSENT_TEXTS_FROM}T00:00:00Z`),
      })),
    ),
  );
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await orm
    .insert(users)
    .values(DEMO_USERS.map(({ email, name, role }) => ({ email, name, role, passwordHash })))
    .onConflictDoNothing();
}
