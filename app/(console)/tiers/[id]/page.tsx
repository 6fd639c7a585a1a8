import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { can } from '@/lib/domain/access/actor';
import { addMonths, monthOf } from '@/lib/domain/shared/calendar';
import { ladderStanding } from '@/lib/domain/tiers/ladder-standing';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { readLadder } from '../read-ladder';
import { LadderDesigner } from './_parts/ladder-designer';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tiers');
  return { title: t('title') };
}

/** A ladder: what holds beside the draft of its next version, changed where it stands. */
export default async function LadderPage({ params }: Props) {
  const { actor, ladder } = await readLadder((await params).id);
  const standing = ladderStanding(ladder);
  const { undecided, live, next, basis } = standing;
  // A new ladder may begin at once; the next version of one that holds begins with a month.
  const freeOn =
    live === null && next === null ? ladder.todayOn : `${addMonths(monthOf(ladder.todayOn), 1)}-01`;
  return (
    <ClientMessages areas={['common', 'errors', 'rules', 'ruleBook', 'tiers', 'tierSimulation']}>
      {basis !== null && (
        <LadderDesigner
          // A draft that begins or is saved leaves the page as it is: what is typed and its steps back stay.
          key={`${undecided?.state === 'inReview'}.${basis.state === 'approved' ? basis.no : 0}`}
          ladder={ladder}
          standing={standing}
          basis={basis}
          freeOn={freeOn}
          rights={{
            mayEdit: can(actor, 'rules.edit'),
            mayApprove: can(actor, 'rules.approve'),
            mayList: can(actor, 'segments.edit'),
          }}
          readerId={actor.userId}
        />
      )}
    </ClientMessages>
  );
}
