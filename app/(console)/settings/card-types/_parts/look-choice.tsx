import { useTranslations } from 'next-intl';
import { CardTypeMark } from '@/components/card/card-look';
import { CARD_LOOKS, type CardLook } from '@/lib/domain/cards/card-types';

/** How cards of the type look in the console, each shown as it is. */
export function LookChoice({ chosen }: { readonly chosen: CardLook }) {
  const t = useTranslations('cardTypes');
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{t('fields.look')}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {CARD_LOOKS.map((look) => (
          <label key={look} className="flex items-center gap-2 touch:min-h-11">
            <input
              type="radio"
              name="look"
              value={look}
              defaultChecked={look === chosen}
              className="size-4 accent-primary"
            />
            <CardTypeMark look={look} name={t(`looks.${look}`)} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
