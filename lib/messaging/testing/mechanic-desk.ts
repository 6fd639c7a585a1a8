import 'server-only';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import type { MessageKind } from '@/lib/domain/messaging/states';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { deliverDue } from '../deliver';
import { type MechanicMessages, queueMechanicMessages } from '../queue-promotions';

const ACTOR = { label: 'system:test', requestId: 'test' };

export type SeededMechanic = { readonly ruleId: number; readonly ruleVersionId: number };

type Written = {
  readonly subject?: string;
  readonly text?: string;
  readonly kind?: MessageKind;
};

/** A mechanic in force that gives 300 points for 30 days and says so, the same in both languages. */
export async function seedMechanic({
  subject = '{{ programme }}: подарок',
  text = 'Здравствуйте, {{ first_name | default: "друг" }}! Вам {{ points }} баллов.',
  kind = 'promotional',
}: Written = {}): Promise<SeededMechanic> {
  const { ruleId, versionId } = await seedRule({
    startsOn: '2026-01-01',
    definition: {
      kind: 'mechanic',
      occasion: { is: 'birthday' },
      rewards: [{ is: 'points', points: '300', livesDays: 30 }],
      message: { kind, subject: { en: subject, ru: subject }, text: { en: text, ru: text } },
    },
  });
  return { ruleId, ruleVersionId: versionId };
}

/** Queues the message of a mechanic to members, as the engine does. */
export const tell = (
  mechanic: SeededMechanic,
  memberIds: readonly number[],
  {
    now,
    kind = 'promotional',
    usefulUntil = null,
    ...some
  }: Partial<MechanicMessages> & { readonly now: Date },
) =>
  withTx(ACTOR, (tx) =>
    queueMechanicMessages(
      { tx, now },
      {
        kind,
        usefulUntil,
        ...some,
        rows: memberIds.map((memberId) => ({ memberId, ...mechanic })),
      },
    ),
  );

/** Sends what is due at the moment, by the messages of the product. */
export const deliverAt = (now: Date, actor = 'one') =>
  deliverDue({ actor: systemActor(actor), signal: new AbortController().signal, now: () => now });
