import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { emailInput, nameInput, passwordInput, roleInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { hashPassword, requireStrongPassword } from '../passwords';

type NewUser = { email: string; name: string; role: string; passwordHash: string };

/** Inserts a user within a command. @throws AppError `already_exists` for a taken e-mail. */
export async function insertUser(tx: Tx, user: NewUser): Promise<number> {
  const { rows } = await tx.client.query<{ user_id: number }>(
    `INSERT INTO users (email, name, role, password_hash) VALUES ($1, $2, $3, $4)
     ON CONFLICT (lower(email)) DO NOTHING RETURNING user_id`,
    [user.email, user.name, user.role, user.passwordHash],
  );
  const made = rows[0];
  if (!made) throw new AppError('already_exists', { fields: ['email'] });
  return made.user_id;
}

/** Makes a person who can sign in with the given password. The result is the id. */
export const createUser = defineCommand({
  id: 'access.createUser',
  permission: 'users.manage',
  input: z.object({
    email: emailInput,
    name: nameInput,
    role: roleInput,
    password: passwordInput,
  }),
  run: async ({ tx, input }) => {
    const { email, name, role, password } = input;
    requireStrongPassword(password, [email, name]);
    const passwordHash = await hashPassword(password);
    const userId = await insertUser(tx, { email, name, role, passwordHash });
    const after = { email, name, role };
    return {
      result: userId,
      changes: [{ subjectKind: 'user', subjectId: userId, before: null, after }],
    };
  },
});
