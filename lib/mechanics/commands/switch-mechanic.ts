import 'server-only';
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { requireUserId } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { kindOf } from '@/lib/domain/mechanics/kinds/registry';
import {
  MECHANIC_MOVES,
  type MechanicMove,
  mayMoveMechanic,
  mechanicStateOn,
} from '@/lib/domain/mechanics/states';
import type { VersionState } from '@/lib/domain/rules/versions';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { lockRule } from '@/lib/rules/lock-rule';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { readSwitches } from '../read-switches';

const MOVES = Object.keys(MECHANIC_MOVES) as [MechanicMove, ...MechanicMove[]];
const SALTS = 2 ** 32;

/** What each move sets. A mechanic that is archived is off for good. */
const SETS: Readonly<Record<MechanicMove, string>> = {
  launch: 'launched_at = $2, launched_by = $3',
  pause: 'paused_at = $2, paused_by = $3',
  resume: 'paused_at = NULL, paused_by = NULL',
  archive: 'archived_at = $2, archived_by = $3',
};

type Version = {
  readonly definition: string;
  readonly no: number;
  readonly state: VersionState;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

async function readVersions({ client }: Tx, ruleId: number): Promise<readonly Version[]> {
  const { rows } = await client.query<Version>(
    `SELECT definition::text AS definition, no, state, starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM rule_versions WHERE rule_id = $1 ORDER BY no DESC`,
    [ruleId],
  );
  return rows;
}

/** Keeps with the switches what wakes the mechanic: whoever books something asks there. */
async function keepWakes({ client }: Tx, ruleId: number, versions: readonly Version[]) {
  const approved = versions.find(({ state }) => state === 'approved');
  const mechanic = approved === undefined ? null : parseDefinition(approved.definition);
  if (mechanic?.kind !== 'mechanic') return;
  const { wakes } = kindOf(mechanic.occasion);
  await client.query('UPDATE mechanic_switches SET wakes = $2 WHERE rule_id = $1', [ruleId, wakes]);
}

/**
 * Launches a mechanic that was approved, pauses it, lets it go on or puts it away. A pause holds from the next chunk of members on: a chunk
 * that runs holds the switches, so this waits for its end. Throws `not_found` (no mechanic), `stale_version` when it was switched
 * meanwhile, `wrong_state` with the state that it has.
 */
export const switchMechanic = defineCommand({
  id: 'mechanics.switch',
  permission: 'rules.edit',
  input: z.object({
    ruleId: idInput,
    move: z.enum(MOVES),
    /** Of the switches, as they were on screen; 0: nothing was switched yet. */
    version: z.number().int().min(0),
  }),
  run: async ({ tx, actor, now, input: { ruleId, move, version } }) => {
    const userId = requireUserId(actor);
    const rule = await lockRule(tx, ruleId);
    if (rule.kind !== 'mechanic') throw new AppError('not_found');
    await tx.client.query(
      'INSERT INTO mechanic_switches (rule_id, salt, version) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING',
      [ruleId, randomInt(SALTS)],
    );
    await tx.client.query('SELECT FROM mechanic_switches WHERE rule_id = $1 FOR UPDATE', [ruleId]);
    const switches = await readSwitches(rowsOf(tx), ruleId);
    if (switches.version !== version) {
      throw new AppError('stale_version', { version, current: switches.version });
    }
    const { todayOn } = await readProgrammeFacts(tx, now);
    const versions = await readVersions(tx, ruleId);
    const before = mechanicStateOn(versions, switches, todayOn);
    if (!mayMoveMechanic(before, move)) throw new AppError('wrong_state', { status: before });
    await tx.client.query(
      `UPDATE mechanic_switches SET ${SETS[move]}, version = version + 1 WHERE rule_id = $1`,
      move === 'resume' ? [ruleId] : [ruleId, now, userId],
    );
    if (move === 'launch') await keepWakes(tx, ruleId, versions);
    const state = mechanicStateOn(versions, await readSwitches(rowsOf(tx), ruleId), todayOn);
    return {
      result: { state, version: version + 1 },
      changes: [
        {
          subjectKind: 'mechanic',
          subjectId: ruleId,
          before: { state: before },
          after: { state, move },
        },
      ],
    };
  },
});
