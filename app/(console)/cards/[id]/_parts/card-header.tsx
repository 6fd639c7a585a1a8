import { useTranslations } from 'next-intl';
import { CardStatusMark } from '@/components/card/card-status';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { CardPage, RelatedCard } from '@/lib/domain/cards/card-page';
import { cardEnding, spelledCard } from '@/lib/domain/members/contact-masks';

/** Which card it is, whose, and where its line of replacements leads. */
export function CardHeader({ card }: { readonly card: CardPage }) {
  const t = useTranslations('cards');
  const { member, replacedBy, replaces, status } = card;
  const name = member.name === '' ? member.code : member.name;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('members'), href: '/members' },
          { label: name, href: `/members/${member.memberId}` },
          { label: t('ending', { ending: cardEnding(card.number) }) },
        ]}
        title={spelledCard(card.number)}
        marks={<CardStatusMark status={status} blockReason={card.blockReason} />}
        meta={t(card.isVirtual ? 'virtual' : 'plastic')}
      />
      {replacedBy !== null && (
        <p className="mb-4 border-l-3 border-seal bg-seal-soft px-3 py-2 text-sm text-seal-text">
          <OtherCard text="replacedBy" other={replacedBy} />
        </p>
      )}
      {replaces !== null && (
        <p className="mb-4 text-sm text-ink-2">
          <OtherCard text="replaces" other={replaces} />
        </p>
      )}
    </>
  );
}

type OtherProps = { readonly text: 'replacedBy' | 'replaces'; readonly other: RelatedCard };

function OtherCard({ text, other }: OtherProps) {
  const t = useTranslations('cards');
  return t.rich(text, {
    number: spelledCard(other.number),
    link: (chunks) => <TextLink href={`/cards/${other.cardId}`}>{chunks}</TextLink>,
  });
}
