import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import {
  currencyInput,
  emailInput,
  nameInput,
  passwordInput,
  secretInput,
  timeZoneInput,
} from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { hashPassword, requireStrongPassword } from '../passwords';
import { hashSecret } from '../secrets';
import { lockAdministrators } from '../user-rows';
import { insertUser } from './create-user';

/** Uses the link up. @throws AppError `setup_link_invalid`: unknown, used, too old, or somebody can sign in already. */
async function useLink(tx: Tx, token: string, now: Date): Promise<void> {
  const { rowCount } = await tx.client.query(
    `UPDATE setup_links SET used_at = $2
     WHERE token_hash = $1 AND used_at IS NULL AND ends_at > $2 AND NOT EXISTS (SELECT FROM users)`,
    [hashSecret(token), now],
  );
  if (rowCount !== 1) throw new AppError('setup_link_invalid');
}

/** Creates the programme and its first administrator with the one-time link. The result is the user's id. */
export const completeSetup = defineCommand({
  id: 'access.completeSetup',
  permission: 'public',
  input: z.object({
    token: secretInput,
    programmeName: nameInput,
    currency: currencyInput,
    timeZone: timeZoneInput,
    name: nameInput,
    email: emailInput,
    password: passwordInput,
  }),
  run: async ({ tx, input, now }) => {
    await lockAdministrators(tx);
    await useLink(tx, input.token, now);
    requireStrongPassword(input.password, [input.email, input.name]);
    const { programmeName: name, currency, timeZone } = input;
    await tx.client.query(
      `INSERT INTO programme (name, currency, time_zone, is_demo) VALUES ($1, $2, $3, false)
       ON CONFLICT (programme_id) DO UPDATE SET name = $1, currency = $2, time_zone = $3`,
      [name, currency, timeZone],
    );
    const admin = { email: input.email, name: input.name, role: 'admin' };
    const passwordHash = await hashPassword(input.password);
    const userId = await insertUser(tx, { ...admin, passwordHash });
    const programme = { name, currency, timeZone };
    return {
      result: userId,
      changes: [
        { subjectKind: 'programme', subjectId: 1, before: null, after: programme },
        { subjectKind: 'user', subjectId: userId, before: null, after: admin },
      ],
    };
  },
});
