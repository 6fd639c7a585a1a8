import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import { type AddressParameters, parameterOf } from '@/lib/domain/members/list-filters';
import { EMPTY_DRAFT, SEGMENT_TEMPLATES, templateDraft } from '@/lib/domain/segments/templates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { SegmentBuilder } from '../_parts/builder/segment-builder';
import { TemplateList } from '../_parts/template-list';
import { readSegmentWords } from '../read-segment-words';

type Props = { readonly searchParams: Promise<AddressParameters> };

const BLANK = 'blank';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('segments');
  return { title: t('newTitle') };
}

/** A new segment: from a template or from nothing. */
export default async function NewSegmentPage({ searchParams }: Props) {
  await requireActor('segments.edit');
  const [words, address] = await Promise.all([readSegmentWords(), searchParams]);
  const { t, dictionary } = words;
  const asked = parameterOf(address, 'template');
  const template = SEGMENT_TEMPLATES.find((known) => known === asked);
  const isChosen = template !== undefined || asked === BLANK;
  return (
    <ClientMessages areas={['common', 'errors', 'segments']}>
      <PageHeader
        title={t('newTitle')}
        crumbs={[{ label: t('title'), href: '/segments' }, { label: t('newTitle') }]}
      />
      {isChosen ? (
        <SegmentBuilder
          dictionary={dictionary}
          target={{ kind: 'new' }}
          mayEdit
          kept={{
            name: template === undefined ? '' : t(`templates.${template}`),
            note: '',
            draft: template === undefined ? EMPTY_DRAFT : templateDraft(template),
          }}
        />
      ) : (
        <Section
          title={t('list.templates')}
          note={t('list.templatesNote')}
          tools={
            <ButtonLink href={`/segments/new?template=${BLANK}`} tone="primary">
              {t('list.blank')}
            </ButtonLink>
          }
        >
          <TemplateList words={words} />
        </Section>
      )}
    </ClientMessages>
  );
}
