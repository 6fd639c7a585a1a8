import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';

type Props = {
  readonly children: ReactNode;
  readonly onCancel: () => void;
  readonly onSubmit: () => void;
};

/** The frame of a picker in a popover: what is chosen, then apply or cancel. Enter applies. */
export function PickerForm({ children, onCancel, onSubmit }: Props) {
  const t = useTranslations('common.actions');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // The popover stands inside the form of the page in React's tree.
        event.stopPropagation();
        onSubmit();
      }}
    >
      {children}
      <div className="mt-3 flex justify-end gap-2 border-t pt-3">
        <Button size="small" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="small" tone="primary">
          {t('apply')}
        </Button>
      </div>
    </form>
  );
}
