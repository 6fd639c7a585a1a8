import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { can } from '@/lib/domain/access/actor';
import { mechanicStanding } from '@/lib/domain/mechanics/mechanic-standing';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getPowerFacts } from '@/lib/mechanics/queries/get-power-facts';
import { getTemplateGiven } from '@/lib/mechanics/queries/get-template-given';
import { listComments } from '@/lib/rules/queries/list-comments';
import { readMechanicPage } from '../read-mechanic';
import { readMechanicWords } from '../read-mechanic-words';
import { readSavedSegments, readSegmentDictionary } from '../read-segments';
import { Discussion } from './_parts/discussion';
import { MechanicDesigner } from './_parts/mechanic-designer';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanics');
  return { title: t('title') };
}

/** A mechanic: what holds, or the draft of its next version, changed where it stands. */
export default async function MechanicPage({ params }: Props) {
  const { actor, mechanic } = await readMechanicPage((await params).id);
  const mayEdit = can(actor, 'rules.edit');
  const [{ dictionary }, segments, saved, { categories }, power, comments] = await Promise.all([
    readMechanicWords(),
    readSegmentDictionary(),
    mayEdit ? readSavedSegments() : [],
    runQuery(getTemplateGiven, {}, actor),
    runQuery(getPowerFacts, { ruleId: mechanic.ruleId }, actor),
    runQuery(listComments, { ruleId: mechanic.ruleId }, actor),
  ]);
  const standing = mechanicStanding(mechanic);
  const { undecided, basis } = standing;
  return (
    <ClientMessages
      areas={[
        'common',
        'errors',
        'rules',
        'ruleBook',
        'segments',
        'mechanics',
        'mechanicSimulation',
        'templates',
      ]}
    >
      {basis !== null && (
        <MechanicDesigner
          // A draft that begins or is saved leaves the page as it is: what is typed and its steps back stay.
          key={`${undecided?.state === 'inReview'}.${basis.state === 'approved' ? basis.no : 0}`}
          given={{
            ...{ mechanic, standing, basis, dictionary, segments, saved, categories, power },
            rights: { mayEdit, mayApprove: can(actor, 'rules.approve') },
            readerId: actor.userId,
          }}
          discussion={
            <Discussion
              ruleId={mechanic.ruleId}
              comments={comments}
              timeZone={mechanic.timeZone}
              mayWrite={mayEdit}
            />
          }
        />
      )}
    </ClientMessages>
  );
}
