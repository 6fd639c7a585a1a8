import 'server-only';
import type { Read } from '@/db/read';
import { addDays } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { withoutKept } from '@/lib/domain/tiers/kept-tiers';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { NightsAhead } from '@/lib/domain/tiers/simulation/play-nights';
import { parseDefinition } from '@/lib/rules/parse-definition';

type Version = {
  readonly no: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly definition: string;
};

/** A ladder by its names, and what would hold on a day and in the nights until then without the draft; null: nothing does. */
export type LiveLadder = {
  readonly nameEn: string;
  readonly nameRu: string;
  readonly live: { readonly ladder: Ladder; readonly no: number } | null;
  readonly ahead: readonly NightsAhead[];
};

type Days = { readonly onDay: string; readonly todayOn: string };

/** A version in the nights after today and before the day; null: it judges none of them. */
function nightsOf(
  version: Version,
  { next, onDay, todayOn }: Days & { readonly next: Version | undefined },
): NightsAhead | null {
  const { startsOn, endsOn } = version;
  const fromNight = [startsOn, addDays(todayOn, 1)].toSorted().at(-1) ?? startsOn;
  const ends = [addDays(next?.startsOn ?? onDay, -1), endsOn ?? onDay, addDays(onDay, -1)];
  const throughNight = ends.toSorted()[0] ?? onDay;
  const ladder = parseDefinition(version.definition);
  if (ladder.kind !== 'tiers' || fromNight > throughNight) return null;
  // What a version gives on its first night is given once.
  const played = startsOn > todayOn ? ladder : withoutKept(ladder);
  return { ladder: played, fromNight, throughNight, knownOn: todayOn };
}

/** The version that would hold on the day. What it gave on an earlier first night stands as floors below its members. */
function liveOn(versions: readonly Version[], { onDay, todayOn }: Days): LiveLadder['live'] {
  const last = versions.at(-1);
  if (last === undefined || (last.endsOn !== null && last.endsOn < onDay)) return null;
  const ladder = parseDefinition(last.definition);
  if (ladder.kind !== 'tiers') return null;
  const isFirstNight = last.startsOn === onDay && onDay > todayOn;
  return { ladder: isFirstNight ? ladder : withoutKept(ladder), no: last.no };
}

/** The ladder that would hold on a day and in the nights until then without the draft. Throws `not_found` when the rule is no ladder. */
export async function readLive(read: Read, ruleId: number, days: Days): Promise<LiveLadder> {
  const [rule] = await read<{ kind: string; nameEn: string; nameRu: string }[]>`
    SELECT kind, name_en AS "nameEn", name_ru AS "nameRu" FROM rules WHERE rule_id = ${ruleId}`;
  if (rule?.kind !== 'tiers') throw new AppError('not_found');
  const versions = await read<Version[]>`
    SELECT DISTINCT ON (starts_on) no, starts_on::text AS "startsOn", ends_on::text AS "endsOn", definition::text AS definition
    FROM rule_versions WHERE rule_id = ${ruleId} AND state = 'approved' AND starts_on <= ${days.onDay}::date
    ORDER BY starts_on, no DESC`;
  const ahead = versions.flatMap(
    (version, place) => nightsOf(version, { ...days, next: versions[place + 1] }) ?? [],
  );
  const { nameEn, nameRu } = rule;
  return { nameEn, nameRu, live: liveOn(versions, days), ahead };
}
