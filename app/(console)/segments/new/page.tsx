import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { SegmentBuilder } from '../_parts/builder/segment-builder';
import { TemplateList } from '../_parts/template-list';
import { readOtherWords } from '../read-other-words';
import { readSegmentWords } from '../read-segment-words';
import { BLANK, readStart } from './read-start';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('segments');
  return { title: t('newTitle') };
}

/** A new segment: from a template or from nothing. */
export default async function NewSegmentPage({ searchParams }: Props) {
  const actor = await requireActor('segments.edit');
  const [words, address] = await Promise.all([readSegmentWords(), searchParams]);
  const { t, dictionary } = words;
  const start = await readStart(address);
  return (
    <ClientMessages areas={['common', 'errors', 'segments']}>
      <PageHeader
        title={t('newTitle')}
        crumbs={[{ label: t('title'), href: '/segments' }, { label: t('newTitle') }]}
      />
      {start !== null ? (
        <SegmentBuilder
          dictionary={dictionary}
          other={await readOtherWords()}
          target={{ kind: 'new' }}
          typedKey={`${actor.userId}.new.${JSON.stringify(address)}`}
          mayEdit
          kept={start}
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
