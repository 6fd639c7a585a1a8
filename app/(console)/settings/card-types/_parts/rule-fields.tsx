import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/form/checkbox';
import { ISSUE_PROCEDURES } from '@/lib/domain/cards/card-types';
import { CheckGroup } from './check-group';
import { FormPart } from './form-part';
import type { FieldErrors, TypeDraft } from './type-draft';

type Props = { readonly draft: TypeDraft; readonly errors: FieldErrors };

/** How people come to a card of the type, and what it lets them do. */
export function RuleFields({ draft, errors }: Props) {
  const t = useTranslations('cardTypes');
  return (
    <FormPart title={t('parts.rules')} text={t('parts.rulesText')}>
      <CheckGroup
        legend={t('fields.procedures')}
        name="procedures"
        options={ISSUE_PROCEDURES.map((one) => ({
          value: one,
          label: t(`procedures.${one}.name`),
          hint: t(`procedures.${one}.hint`),
        }))}
        chosen={draft.procedures}
        error={errors('procedures')}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">{t('fields.rights')}</legend>
        <Checkbox name="mayEarn" label={t('fields.mayEarn')} defaultChecked={draft.mayEarn} />
        <Checkbox name="mayRedeem" label={t('fields.mayRedeem')} defaultChecked={draft.mayRedeem} />
        <Checkbox
          name="maySupplement"
          label={t('fields.maySupplement')}
          defaultChecked={draft.maySupplement}
        />
        <Checkbox
          name="supplementMayRedeem"
          label={t('fields.supplementMayRedeem')}
          defaultChecked={draft.supplementMayRedeem}
        />
      </fieldset>
    </FormPart>
  );
}
