import 'server-only';
import type { Read } from '@/db/read';
import { NightsPlayer, PlayedMembers } from '@/lib/domain/tiers/simulation/play-base';
import type { NightsAhead } from '@/lib/domain/tiers/simulation/play-nights';
import { readNight } from './read-base';
import { readLeaving } from './read-leaving';

/**
 * Plays the nights until a draft takes effect, as if nobody bought anything more: members are read once for each version that judges
 * them, and what leaves the window between. Nothing is written.
 */
export async function playAhead(
  read: Read,
  {
    ruleId,
    timeZone,
    ahead,
  }: {
    readonly ruleId: number;
    readonly timeZone: string;
    readonly ahead: readonly NightsAhead[];
  },
): Promise<PlayedMembers> {
  const played = new PlayedMembers();
  for (const nights of ahead) {
    const { ladder, fromNight: night, knownOn } = nights;
    const base = await readNight(read, { ruleId, ladder, timeZone, played, night, knownOn });
    const player = new NightsPlayer(nights, base);
    for await (const { memberId, facts } of readLeaving(read, { ...nights, timeZone })) {
      player.leave(memberId, facts);
    }
    played.add(player.finish());
  }
  return played;
}
