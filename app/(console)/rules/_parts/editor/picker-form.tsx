import type { ReactNode } from 'react';
import type { RuleTranslator } from '@/components/rule/rule-words';
import { Button } from '@/components/ui/button';

type Props = {
  readonly t: RuleTranslator;
  readonly children: ReactNode;
  readonly onCancel: () => void;
  readonly onSubmit: () => void;
};

/** The frame of every picker: what is chosen, then apply or cancel. Enter applies. */
export function PickerForm({ t, children, onCancel, onSubmit }: Props) {
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
          {t('editor.cancel')}
        </Button>
        <Button type="submit" size="small" tone="primary">
          {t('editor.apply')}
        </Button>
      </div>
    </form>
  );
}
