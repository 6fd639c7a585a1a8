import { Search, X } from 'lucide-react';
import NextLink from 'next/link';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { iconButtonStyles } from '../ui/icon-button-styles';
import { Kbd } from '../ui/kbd';

type Props = {
  /** Where the list stands. */
  readonly action: string;
  readonly value: string;
  readonly maxLength: number;
  /** Parameters of the address that a search keeps. */
  readonly carried: readonly (readonly [string, string])[];
  readonly clearHref: string;
  readonly words: {
    readonly label: string;
    readonly placeholder: string;
    readonly find: string;
    readonly clear: string;
  };
};

/** Finds something in a list. A plain form: it works before any script. */
export function ListSearch({ action, value, maxLength, carried, clearHref, words }: Props) {
  return (
    <search>
      <form action={action} className="mb-2.5 flex max-w-xl gap-2">
        {carried.map(([name, text]) => (
          <input key={name} type="hidden" name={name} value={text} />
        ))}
        <div className="relative min-w-0 flex-1">
          <Icon of={Search} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
          <input
            key={value}
            type="search"
            name="q"
            data-page-search
            aria-label={words.label}
            placeholder={words.placeholder}
            defaultValue={value}
            maxLength={maxLength}
            autoComplete="off"
            className="h-8 w-full min-w-0 rounded-control border border-line-strong bg-raised pr-9 pl-8 [&::-webkit-search-cancel-button]:hidden touch:h-11 touch:text-[16px]"
          />
          <span className="absolute top-1/2 right-1 -translate-y-1/2">
            {value === '' ? (
              <span className="mr-1.5 max-shell:hidden" aria-hidden="true">
                <Kbd>{'/'}</Kbd>
              </span>
            ) : (
              <NextLink
                href={clearHref}
                prefetch={false}
                aria-label={words.clear}
                title={words.clear}
                className={iconButtonStyles}
              >
                <Icon of={X} size={14} />
              </NextLink>
            )}
          </span>
        </div>
        <Button type="submit">{words.find}</Button>
      </form>
    </search>
  );
}
