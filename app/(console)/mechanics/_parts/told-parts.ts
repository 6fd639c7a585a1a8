import type { useTranslations } from 'next-intl';
import type { DifferenceRow } from '@/components/rule/difference-rows';
import { plainWords } from '@/components/rule/plain-rule';
import type { Locale } from '@/lib/domain/access/preferences';
import { type Mechanic, mechanicSchema } from '@/lib/domain/mechanics/definition';
import { describeMechanic } from '@/lib/domain/mechanics/describe';
import { type MechanicPart, PARTS } from '@/lib/domain/mechanics/mechanic-flaws';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import { formatSentence } from '@/lib/format/rule-sentences';

export type ToldWords = {
  /** Messages of the area `rules`. */
  readonly rules: ReturnType<typeof useTranslations<'rules'>>;
  /** Messages of the area `mechanics`. */
  readonly t: ReturnType<typeof useTranslations<'mechanics'>>;
  readonly locale: Locale;
  readonly dictionary: RuleDictionary;
  /** An audience in words. */
  readonly audienceText: (audience: NonNullable<Mechanic['audience']>) => string;
};

const NOTHING: Pick<
  Mechanic,
  | 'audience'
  | 'leaveOut'
  | 'rewards'
  | 'message'
  | 'budget'
  | 'perMember'
  | 'group'
  | 'priority'
  | 'holdoutBps'
  | 'creditedAfter'
> = {
  audience: null,
  leaveOut: [],
  rewards: [],
  message: undefined,
  budget: {},
  perMember: { cooldownDays: 0 },
  group: null,
  priority: 100,
  holdoutBps: 0,
  creditedAfter: 'decision',
};

/** The clauses that a mechanic has of one part alone. */
function clausesOf(mechanic: Mechanic, kept: Partial<Mechanic>) {
  return describeMechanic({ ...mechanic, ...NOTHING, ...kept }).clauses;
}

/** What a mechanic says, part by part of its page. */
export function toldParts(
  mechanic: Mechanic,
  words: ToldWords,
): Readonly<Record<MechanicPart, string>> {
  const { rules, locale, dictionary, t } = words;
  const spoken = plainWords({ t: rules, locale, dictionary });
  const { occasion, audience, leaveOut, rewards, message, creditedAfter } = mechanic;
  const { budget, perMember, group, priority, holdoutBps, leastBps } = mechanic;
  const { lead } = describeMechanic(mechanic);
  const when = clausesOf(mechanic, { occasion });
  const own = (kept: Partial<Mechanic>) => clausesOf(mechanic, kept).slice(when.length);
  const say = (clauses: ReturnType<typeof clausesOf>) =>
    clauses.map((clause) => formatSentence(clause, spoken)).join('; ');
  const who = audience === null ? t('who.everyoneText') : words.audienceText(audience);
  const texts = message === undefined ? '' : `${message.subject[locale]}: ${message.text[locale]}`;
  return {
    who: [who, say(own({ leaveOut }))].filter((text) => text !== '').join('; '),
    when: [formatSentence(lead, spoken), say(when)].filter((text) => text !== '').join('; '),
    gives: say(own({ rewards, creditedAfter })),
    message: texts,
    limits: say(own({ budget, perMember, group, priority, holdoutBps, leastBps })),
  };
}

/** What one version says otherwise than another, part by part. */
export function differingParts(
  [before, after]: readonly [before: unknown, after: unknown],
  words: ToldWords,
): readonly DifferenceRow[] {
  const [one, other] = [before, after].map((json) => mechanicSchema.safeParse(json).data);
  if (one === undefined || other === undefined) return [];
  const [was, now] = [toldParts(one, words), toldParts(other, words)];
  return PARTS.filter((part) => was[part] !== now[part]).map((part) => ({
    id: part,
    name: words.t(`parts.${part}`),
    was: was[part] || null,
    now: now[part] || null,
  }));
}
