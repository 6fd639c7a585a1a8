import 'server-only';
import {
  type MessageSettings,
  messageSettingsInput,
} from '@/lib/domain/messaging/message-settings';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/**
 * Says how much advertising members get and when none goes; what waits is judged by it when its moment comes. `seen` is what the person
 * changed: throws `stale_version` with what stands when somebody else was faster, `not_found` before the programme is set up.
 */
export const updateMessageSettings = defineCommand({
  id: 'programme.updateMessageSettings',
  permission: 'programme.manage',
  input: messageSettingsInput.safeExtend({ seen: messageSettingsInput }),
  run: async ({ tx, input: { seen, ...settings } }) => {
    const { rows } = await tx.client.query<MessageSettings>(
      `SELECT messages_a_day AS "capADay", messages_a_week AS "capAWeek", quiet_from_minute AS "quietFromMinute",
         quiet_until_minute AS "quietUntilMinute", messages_stale_hours AS "staleHours"
       FROM programme FOR UPDATE`,
    );
    const [before] = rows;
    if (before === undefined) throw new AppError('not_found');
    if (JSON.stringify(before) !== JSON.stringify(messageSettingsInput.parse(seen))) {
      throw new AppError('stale_version', { ...before });
    }
    await tx.client.query(
      `UPDATE programme SET messages_a_day = $1, messages_a_week = $2, quiet_from_minute = $3, quiet_until_minute = $4,
         messages_stale_hours = $5`,
      [
        settings.capADay,
        settings.capAWeek,
        settings.quietFromMinute,
        settings.quietUntilMinute,
        settings.staleHours,
      ],
    );
    const after = { ...settings };
    return {
      result: after,
      changes: [{ subjectKind: 'programme', subjectId: 1, before: { ...before }, after }],
    };
  },
});
