import 'server-only';
import type { Tx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { DEMO_USERS } from '@/lib/domain/access/demo-users';
import type { Role } from '@/lib/domain/access/permissions';
import { present } from '@/lib/domain/shared/assert';

/** The person of the demo who has the role. */
export async function staffOf({ client }: Tx, role: Role): Promise<UserActor> {
  const user = DEMO_USERS.find((one) => one.role === role);
  const { rows } = await client.query<{ userId: number }>(
    'SELECT user_id AS "userId" FROM users WHERE email = $1',
    [present(user, 'the demo has a person of each role').email],
  );
  const { userId } = present(rows[0], 'the demo sign-ins are written');
  return { kind: 'user', userId, role, requestId: 'demo' };
}
