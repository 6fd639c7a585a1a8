import 'server-only';
import type { VersionMove } from '@/lib/domain/rules/versions';
import type { CommandContext, CommandOutcome } from '@/lib/kernel/command';
import { type LockedVersion, requireMove } from './lock-rule';

/** A version as it stands after a move. */
export type Moved = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly version: number;
};

type Told = {
  readonly note?: string;
  readonly reviewNote?: string;
  readonly reviewerId?: number;
};

/** Moves a locked version on, with what is said of it. Throws `wrong_state`. */
export async function moveVersion(
  { tx, now }: Pick<CommandContext<unknown>, 'tx' | 'now'>,
  locked: LockedVersion,
  { move, told }: { readonly move: VersionMove; readonly told: Told },
): Promise<CommandOutcome<Moved>> {
  const state = requireMove(locked, move);
  await tx.client.query(
    `UPDATE rule_versions SET state = $2, version = version + 1, changed_at = $3, note = coalesce($4, note),
       review_note = coalesce($5, review_note), reviewer_id = $6,
       submitted_at = CASE WHEN $2 = 'inReview' THEN $3 ELSE submitted_at END,
       decided_at = CASE WHEN $2 = 'inReview' THEN NULL ELSE $3 END
     WHERE rule_version_id = $1`,
    [
      locked.versionId,
      state,
      now,
      told.note ?? null,
      told.reviewNote ?? null,
      told.reviewerId ?? null,
    ],
  );
  const { ruleId, versionId, no, startsOn, endsOn } = locked;
  return {
    result: { ruleId, versionId, version: locked.version + 1 },
    changes: [
      {
        subjectKind: 'rule',
        subjectId: ruleId,
        before: { no, state: locked.state },
        after: { no, state, startsOn, endsOn, ...told },
      },
    ],
  };
}
