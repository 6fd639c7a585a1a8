import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { Attribute } from '@/lib/domain/members/attributes/attribute';
import { attributeParameter, MEMBER_FILTER_KEYS } from '@/lib/domain/members/list-filters';
import type { BlockingKey } from '@/lib/domain/members/listed-member';
import { planSearch } from '@/lib/domain/members/search-plan';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { attributeLabel } from './attribute-filters';
import { withParameters } from './list-address';

const OWN_KEYS = ['q', 'figure', ...MEMBER_FILTER_KEYS] as const;

type Props = {
  readonly isProgrammeEmpty: boolean;
  readonly canImport: boolean;
  readonly blocking: readonly BlockingKey[];
  readonly parameters: AddressParameters;
  readonly attributes: readonly Attribute[];
};

/** What stands instead of rows: no members yet, or the filters that leave nobody. */
export function NoMembers(props: Props) {
  const { isProgrammeEmpty, canImport, blocking, parameters, attributes } = props;
  const locale = useLocale();
  const t = useTranslations('members.empty');
  const names = useTranslations('members.filters');
  if (isProgrammeEmpty) {
    return (
      <EmptyState
        title={t('firstTitle')}
        text={t('firstText')}
        action={
          canImport ? (
            <ButtonLink tone="primary" href="/imports">
              {t('firstAction')}
            </ButtonLink>
          ) : undefined
        }
      />
    );
  }
  const text = parameterOf(parameters, 'q');
  const isTooShort = text !== undefined && planSearch(text) === null;
  const reason =
    blocking.length > 0 ? t('blocks', { filters: blocking.length }) : t('blocksTogether');
  const without = (key: BlockingKey) =>
    key === 'figure' ? { figure: null, cell: null, report: null } : { [key]: null };
  const nameOf = (key: BlockingKey) => {
    const own = OWN_KEYS.find((known) => known === key);
    if (own !== undefined) return names(own);
    const attribute = attributes.find((one) => attributeParameter(one.key) === key);
    return attribute === undefined ? key : attributeLabel(attribute, locale);
  };
  const ofAttributes = Object.keys(parameters).filter((key) => key.startsWith('a.'));
  const all = [...OWN_KEYS, 'cell', 'report', ...ofAttributes];
  return (
    <EmptyState
      title={t('title')}
      text={isTooShort ? t('tooShort') : reason}
      action={
        <div className="flex flex-wrap gap-2">
          {blocking.map((key) => (
            <ButtonLink key={key} href={withParameters(parameters, without(key))}>
              {t('without', { name: nameOf(key) })}
            </ButtonLink>
          ))}
          <ButtonLink
            tone="quiet"
            href={withParameters(parameters, Object.fromEntries(all.map((key) => [key, null])))}
          >
            {t('clear')}
          </ButtonLink>
        </div>
      }
    />
  );
}
